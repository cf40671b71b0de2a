import { expect, test } from 'vitest'
import { targetSaid, targetWords } from '../../../shared/board/target-said.ts'
import { PRINTED } from '../plan/printed-targets.ts'

test.each([
  ['6か所', '【目標：6か所】'],
  [' 60％以上\n', '【目標：60％以上】'],
  ['【目標：全地区】', '【目標：全地区】'],
  ['目標：年3回以上', '【目標：年3回以上】'],
  ['【目標：6か所】【目標：8か所】', '【目標：6か所】【目標：8か所】'],
  ['', ''],
  ['\u3164\u200b', ''],
  ['【目標：】', ''],
])('%j reads %j on every surface', (target, said) => {
  expect(targetSaid({ target })).toBe(said)
})

test('printed words stay as they are printed', () => {
  for (const line of PRINTED.trim().split('\n')) {
    const [text = ''] = line.split('｜')
    if (/^【?目標[：:]/.test(text)) continue
    expect(targetWords({ target: text })).toBe(text.trim())
  }
})
