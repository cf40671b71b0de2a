import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BOXES } from '../../../client/drafts/boxes.ts'

type Name = keyof typeof BOXES

/** Every field of the sources: the boxes its words are kept in, or why there are none to keep. */
const FIELDS: Readonly<Record<string, readonly (Name | { not: string })[]>> = {
  'participant/writing.tsx': ['note'],
  'seat/edit-note.tsx': ['rewriting'],
  'scribe/write-down.tsx': ['scribeNote'],
  // In 付箋をはる and in なおす of 記録.
  'matrix/note-box.tsx': ['cellNote'],
  'matrix/make-row.tsx': ['newRow', 'newRow'],
  'matrix/decide-row.tsx': ['decision'],
  'groups/name-island.tsx': ['groupTitle'],
  'matrix/questions.tsx': ['finding'],
  'matrix/row-editor.tsx': ['rowWords'],
  'ballots/closing-questions.tsx': ['freeLine'],
  'ballots/open-ballot.tsx': ['asking'],
  'lead/put-away-dialog.tsx': ['putAwayReason'],
  'lead/title-bar.tsx': ['boardTitle'],
  'lead/setting-line.tsx': ['setting'],
  'lead/wifi-dialog.tsx': ['wifi', { not: 'a secret' }],
  'organiser/board-form.tsx': ['newBoard', 'newBoard', 'newBoard', 'newBoard'],
  'organiser/ask-key.tsx': [{ not: 'a secret' }],
  'join/number-form.tsx': [{ not: 'six digits' }],
  'lead/timer-card.tsx': [{ not: 'a number' }],
  'lead/how-many-tables.tsx': [{ not: 'a number' }],
  'matrix/period-shift.tsx': [{ not: 'a year' }],
  'lead/put-away-card.tsx': [{ not: 'looks for words, and is none' }],
  'lead/redact-card.tsx': [{ not: 'looks for words, and is none' }],
  'organiser/board-actions.tsx': [{ not: 'a title written once more, to be sure' }],
  'lead/edit-phase.tsx': [{ not: 'the short name of a step' }, { not: 'a number' }],
  'lead/people-card.tsx': [{ not: 'a number' }],
  'lead/copy-field.tsx': [{ not: 'only to be read' }],
}

const sources = readdirSync('client', { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('ui/'))
  .map((name) => ({ name, text: readFileSync(join('client', name), 'utf8') }))

/** Fields that take letters. */
const fieldsIn = (text: string) =>
  [...text.matchAll(/<(TextBox|textarea|input)\b(?!Handle)([\s\S]*?)(?:\/>|>)/g)].filter(
    ([, , props = '']) => !/type="(checkbox|radio|range|file)"/.test(props),
  ).length

test('every field that takes words keeps them, or it is said here why it need not', () => {
  const found = sources.flatMap(({ name, text }) =>
    fieldsIn(text) > 0 ? [[name, fieldsIn(text)]] : [],
  )
  const listed = Object.entries(FIELDS).map(([name, fields]) => [name, fields.length])
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(listed))
})

test('every kept box is opened by a surface', () => {
  const all = sources
    .filter(({ name }) => name !== 'drafts/boxes.ts')
    .map(({ text }) => text)
    .join('\n')
  for (const name of Object.keys(BOXES)) expect(all, name).toContain(`BOXES.${name}(`)
  const listed = Object.values(FIELDS).flat()
  for (const name of Object.keys(BOXES)) expect(listed).toContain(name)
})

test('nothing that was typed is cut: no field has a maxLength', () => {
  for (const { name, text } of sources) expect(text.includes('maxLength'), name).toBe(false)
})

test('what people typed is never asked for emptiness by its spaces alone', () => {
  for (const { name, text } of sources)
    expect(text, name).not.toMatch(/trim\(\) === ''|\.trim\(\) \? /)
})
