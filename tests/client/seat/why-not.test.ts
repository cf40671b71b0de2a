import { expect, test } from 'vitest'
import { couldNot, whyNot } from '../../../client/seat/why-not.ts'
import type { GivenBack } from '../../../client/sync/device.ts'
import { GIVEN_BACK } from '../../../client/words/given-back.ts'
import type { NoteId, RowId } from '../../../shared/board/ids.ts'

const row = 'r1' as RowId
const refused = (operation: GivenBack['operation'], reason: GivenBack['reason'], text = '') =>
  `${couldNot({ id: 'x', operation, reason, text }, GIVEN_BACK.words)}${whyNot({ id: 'x', operation, reason, text }, GIVEN_BACK.words)}`

test('a refusal says what could not be done, and why', () => {
  expect(refused({ verb: 'board.set', patch: { title: '秋の会' } }, 'closed', '秋の会')).toBe(
    '題名を変えることができませんでした。このワークショップは終わっています。',
  )
  expect(refused({ verb: 'rows.remove', row }, 'not-allowed')).toBe(
    '行を消すことができませんでした。いまの席ではできないことでした。',
  )
})

test('too long by itself is told by how much, for the field that it was written into', () => {
  const rewrite = (field: 'text' | 'target', text: string) =>
    refused({ verb: 'rows.rewrite', row, field, text }, 'too-long', text)
  expect(rewrite('text', '長'.repeat(700))).toContain('100字長すぎます')
  expect(rewrite('target', '長'.repeat(300))).toContain('100字長すぎます')
  // It fits: somebody else's words beside it do not.
  expect(rewrite('text', '長'.repeat(600))).toContain('ほかの人が書いた文字と合わせると')
})

test('a note that two of her own screens made too long together says so, with her words', () => {
  const edit = (text: string) =>
    refused({ verb: 'notes.edit', note: 'n1' as NoteId, text }, 'too-long', text)
  expect(edit('長'.repeat(300))).toBe(
    '直すことができませんでした。別の画面で書いた言葉と合わせると長すぎます。短くしてください。',
  )
  expect(edit('長'.repeat(401))).toContain('1字長すぎます')
})
