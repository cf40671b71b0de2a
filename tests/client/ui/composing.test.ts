import { expect, test } from 'vitest'
import { Composing } from '../../../client/ui/composing.ts'

const enter = (timeStamp: number, more = {}) => ({
  isComposing: false,
  keyCode: 13,
  timeStamp,
  ...more,
})

test('Enter belongs to the input method while it composes, however the browser says so', () => {
  const composing = new Composing()
  expect(composing.owns(enter(0, { isComposing: true }))).toBe(true)
  expect(composing.owns(enter(0, { keyCode: 229 }))).toBe(true)
  composing.start()
  expect(composing.owns(enter(1))).toBe(true)
})

test("Safari's Enter right after compositionend chooses kanji; the next one is the person's", () => {
  const composing = new Composing()
  composing.start()
  composing.end(1_000)
  expect(composing.owns(enter(1_002))).toBe(true)
  expect(composing.owns(enter(1_300))).toBe(false)
})

test('without a composition every key is ours', () => {
  expect(new Composing().owns(enter(5))).toBe(false)
})
