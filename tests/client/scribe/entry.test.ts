import { describe, expect, test } from 'vitest'
import { EMPTY, look, MOST_LINES, parseEntry, posts } from '../../../client/scribe/entry.ts'
import { figureOf, shortcutOf } from '../../../client/scribe/keys.ts'
import { linesOf } from '../../../client/scribe/lines.ts'
import { notesInCell } from '../../../shared/board/cells.ts'
import type { ActorId, GoalId, NoteId } from '../../../shared/board/ids.ts'
import { perform } from '../../../shared/board/operations.ts'
import { readBoard } from '../../../shared/board/view.ts'
import { LIMITS } from '../../../shared/wire.ts'
import { evening } from '../harness-staff/evening.ts'

describe('a pasted list', () => {
  test('one text for each line that has words', () => {
    expect(linesOf('・あいさつをする\r\n\r\n　・ 花を植える\n　\n')).toEqual([
      'あいさつをする',
      '花を植える',
    ])
  })

  test('marks within the words stay, and a line of marks alone is one', () => {
    expect(linesOf('朝・夕のあいさつ\n―\n3-1公園')).toEqual(['朝・夕のあいさつ', '―', '3-1公園'])
  })

  test('is asked about before it becomes several notes, and may be one', () => {
    const text = '・朝\n・夕'
    expect(look(text, false)).toEqual({ found: 'several', lines: ['朝', '夕'] })
    expect(look(text, true)).toEqual({ found: 'one', text })
    expect(look('  \n ', false)).toEqual({ found: 'nothing' })
    expect(look(' 朝 \n', false)).toEqual({ found: 'one', text: '朝' })
  })

  test('what is too long or too much is said before anything is put up', () => {
    const long = '𠮷'.repeat(403)
    expect(look(long, false)).toEqual({ found: 'too-long', over: 3, text: long })
    expect(look(`朝\n${long}`, false)).toMatchObject({ found: 'too-long', over: 3 })
    const many = Array.from({ length: MOST_LINES + 1 }, (_, at) => `行${at}`).join('\n')
    expect(look(many, false)).toEqual({ found: 'too-many', count: MOST_LINES + 1 })
    const few = many
      .split('\n')
      .slice(0, LIMITS.noteBreaks + 1)
      .join('\n')
    expect(look(few, true)).toMatchObject({ found: 'one' })
    expect(look(many, true)).toMatchObject({ found: 'too-long' })
  })
})

test('several notes are put up in the order of their lines, behind what is there', () => {
  const board = evening()
  const [goal, actor] = ['g1' as GoalId, 'residents' as ActorId]
  const texts = ['一', '二', '三']
  let ids = 0
  const operations = posts(
    readBoard(board),
    texts,
    { goal, actor, heard: 'spoken', table: 3, at: 1000 },
    () => `x${9 - ids++}` as NoteId,
  )
  const before = notesInCell(readBoard(board), goal, actor).map(({ text }) => text)
  for (const operation of operations) perform(board, operation)
  const after = notesInCell(readBoard(board), goal, actor)
  expect(after.map(({ text }) => text)).toEqual([...before, ...texts])
  expect(after.at(-1)).toMatchObject({ heard: 'spoken', table: 3 })
  const byTime = [...after].filter(({ at }) => at < 2000).sort((a, b) => a.at - b.at)
  expect(byTime.map(({ text }) => text)).toEqual(texts)
})

describe('keys', () => {
  const alt = (code: string, more = {}) =>
    shortcutOf({
      ...{ code, altKey: true, ctrlKey: false, metaKey: false, shiftKey: false },
      ...more,
    })
  test('Alt with a figure chooses 誰が or how it was heard, on a Mac and on the number pad, too', () => {
    expect(alt('Digit1')).toEqual({ choose: 'actor', at: 0 })
    expect(alt('Numpad5')).toEqual({ choose: 'actor', at: 4 })
    expect(alt('Digit6')).toEqual({ choose: 'heard', at: 0 })
    expect(alt('Digit9')).toEqual({ choose: 'heard', at: 3 })
  })
  test('other keys are not ours', () => {
    expect([alt('Digit0'), alt('KeyA'), alt('Digit1', { altKey: false })]).toEqual([
      null,
      null,
      null,
    ])
    // AltGr, which writes characters on many keyboards.
    expect(alt('Digit2', { ctrlKey: true })).toBeNull()
  })
  test('what is shown beside a choice is the figure that chooses it', () => {
    for (const code of ['Digit1', 'Digit5', 'Digit6', 'Digit9']) {
      const chosen = alt(code)
      if (!chosen) throw new Error(code)
      expect(`Digit${figureOf(chosen)}`).toBe(code)
    }
  })
})

test('what this device kept is read back; what is broken counts as nothing', () => {
  const entry = { ...EMPTY, text: '途中', goal: 'g2' as GoalId, heard: 'phone' as const }
  expect(parseEntry(JSON.stringify(entry), EMPTY)).toEqual(entry)
  expect(parseEntry('{"text":3,"heard":"shouted","enterPosts":"no"}', EMPTY)).toEqual(EMPTY)
  for (const broken of [null, '', 'null', '{', '[]'])
    expect(parseEntry(broken, EMPTY)).toEqual(EMPTY)
})
