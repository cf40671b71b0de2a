import { expect, test } from 'vitest'
import { newJoinCode, readJoinCode } from '../../../server/seats/join-code.ts'
import { grouped } from '../../../shared/way-in.ts'
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

test.each([
  ['34567890', '34567890'],
  ['3456 7890', '34567890'],
  ['３４５６－７８９０', '34567890'],
])('「%s」 is the code %s', (typed, code) => {
  expect(readJoinCode(typed)).toBe(code)
})

test.each([6, 8] as const)(
  'new codes have %i digits, are read as they stand, and differ',
  (length) => {
    const chance = seeded(3)
    const codes = Array.from({ length: 200 }, () => newJoinCode(chance, length))
    for (const code of codes) {
      expect(code).toHaveLength(length)
      expect(readJoinCode(code)).toBe(code)
      expect(readJoinCode(grouped(code))).toBe(code)
      expect(readJoinCode(`2026年11月29日 3班 番号${grouped(code)}`)).toBe(code)
    }
    expect(new Set(codes).size).toBeGreaterThan(195)
  },
)
