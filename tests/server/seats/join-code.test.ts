import { expect, test } from 'vitest'
import { newJoinCode, readJoinCode } from '../../../server/seats/join-code.ts'
import { seeded } from '../seeded.ts'

test.each([
  '123456',
  '123 456',
  '１２３４５６',
  '１２３　４５６',
  '123-456',
  '123－456',
  '１２３ー４５６',
  '123‐456',
  ' 123−456 ',
  '123・456',
])('「%s」 is the code 123456', (typed) => {
  expect(readJoinCode(typed)).toBe('123456')
})

test.each(['', '12345', '1234567', '12345a', '一二三四五六', '12345６７'])(
  '「%s」 is no code',
  (typed) => {
    expect(readJoinCode(typed)).toBeUndefined()
  },
)

test('new codes have six digits and differ', () => {
  const chance = seeded(3)
  const codes = Array.from({ length: 200 }, () => newJoinCode(chance))
  expect(codes.every((code) => readJoinCode(code) === code)).toBe(true)
  expect(new Set(codes).size).toBeGreaterThan(195)
})
