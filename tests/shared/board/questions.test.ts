import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { History } from '../../../client/sync/history.ts'
import {
  aboutOf,
  confirmedQuestions,
  openQuestions,
  type Question,
} from '../../../shared/board/asked.ts'
import { type Board, boardFields, openBoard } from '../../../shared/board/document.ts'
import { footnotesOf } from '../../../shared/board/footnotes.ts'
import type { ActorId, AnswerId, GoalId, RowId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import { BoardView, readBoard } from '../../../shared/board/view.ts'
import { evening } from '../../client/harness-staff/evening.ts'

const DAY = Date.parse('2026-11-20T20:15:00+09:00')
const ward = 'ward' as ActorId
let board: Board
let answers: number

beforeEach(() => {
  board = evening()
  answers = 0
})

const open = () => openQuestions(readBoard(board))
const confirm = (question: Question, by?: ActorId, found?: string) =>
  ({
    verb: 'questions.confirm',
    answer: `sure${answers++}` as AnswerId,
    ...{ about: aboutOf(question), question: question.text, by, at: DAY, found },
  }) satisfies Operation
const asking = (about: Question['about']) => open().filter((question) => question.about === about)
const first = (about: Question['about']) => {
  const [question] = asking(about)
  if (!question) throw new Error(`no question about a ${about}`)
  return question
}

test('the board’s, the goals’ and the rows’ questions in the plan’s order, each by itself', () => {
  const kinds = open().map(({ about }) => about)
  expect(kinds.indexOf('board')).toBe(0)
  expect(kinds.lastIndexOf('board')).toBeLessThan(kinds.indexOf('row'))
  expect(asking('board').length).toBeGreaterThan(1)
  expect(asking('row')).toHaveLength(11)
  for (const { text } of open()) expect(text).not.toContain('\n')
})

test('confirming one leaves the others open; who, when and what was found is kept', () => {
  const question = first('board')
  const before = open().map(({ text }) => text)
  perform(board, confirm(question, ward, '区の職員に聞いた'))
  expect(open().map(({ text }) => text)).toEqual(before.slice(1))
  const [confirmed] = confirmedQuestions(readBoard(board))
  expect(confirmed).toMatchObject({
    ...{ about: 'board', text: question.text },
    latest: { by: 'ward', at: DAY, found: '区の職員に聞いた' },
  })
})

test('all of them can be confirmed, and no surface asks any more', () => {
  for (const question of open()) perform(board, confirm(question))
  const shown = readBoard(board)
  expect(openQuestions(shown)).toEqual([])
  expect(footnotesOf(shown.rows).texts).toEqual([])
  expect(shown.board).not.toHaveProperty('question')
  expect(confirmedQuestions(shown).length).toBeGreaterThan(11)
})

test('undo opens a question again, redo confirms it again, and so does taking it back later', () => {
  const view = new BoardView(board)
  const history = new History(board, view, (said) => perform(board, said))
  const question = first('goal')
  const texts = () => openQuestions(view.snapshot).map(({ text }) => text)
  const all = texts()
  const done = confirm(question)
  history.perform(done)
  expect(texts()).not.toContain(question.text)
  history.step('undo')
  expect(texts()).toEqual(all)
  history.step('redo')
  expect(texts()).not.toContain(question.text)
  history.perform({ verb: 'questions.reopen', answer: done.answer })
  expect(texts()).toEqual(all)
  expect(confirmedQuestions(view.snapshot)).toEqual([])
})

test('two people who confirm at the same time lose nothing, also when it is the same question', () => {
  const other = openBoard(new Y.Doc())
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(board.doc))
  const [one, two] = asking('board')
  if (!one || !two) throw new Error('too few questions')
  perform(board, confirm(one, ward))
  perform(other, confirm(two, 'council' as ActorId))
  perform(other, confirm(one, 'council' as ActorId))
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(board.doc))
  Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(other.doc))
  expect(readBoard(other)).toEqual(readBoard(board))
  expect(
    confirmedQuestions(readBoard(board)).map(({ text, answers }) => [text, answers.length]),
  ).toEqual([
    [one.text, 2],
    [two.text, 1],
  ])
})

test('an old board’s joined text of more than 400 letters: each line is a question of its own', () => {
  const lines = ['あ'.repeat(300), 'い'.repeat(300), 'い'.repeat(300), ' ']
  boardFields(board).set({ question: lines.join('\n') })
  expect(asking('board').map(({ text }) => text.length)).toEqual([300, 300])
  const view = new BoardView(board)
  const history = new History(board, view, (said) => perform(board, said))
  history.perform(confirm(first('board')))
  expect(asking('board').map(({ text }) => text)).toEqual(['い'.repeat(300)])
  history.step('undo')
  expect(asking('board')).toHaveLength(2)
})

test('a view that is followed reads answers as one that is new', () => {
  const view = new BoardView(board)
  for (const question of open()) {
    perform(board, confirm(question))
    expect(view.snapshot).toEqual(readBoard(board))
  }
  perform(board, { verb: 'questions.reopen', answer: 'sure3' as AnswerId })
  expect(view.snapshot).toEqual(readBoard(board))
})

test('what a device of an earlier release kept still takes all questions of a place away', () => {
  perform(board, { verb: 'board.settle' })
  perform(board, { verb: 'goals.settle', goal: 'g3' as GoalId })
  perform(board, { verb: 'rows.settle', row: 'g2-p1' as RowId })
  expect(asking('board')).toEqual([])
  expect(asking('row')).toHaveLength(10)
})

test('a removed row asks nothing, and answers once more when it is back', () => {
  const question = first('row')
  if (question.about !== 'row') throw new Error('no row')
  perform(board, { verb: 'rows.remove', row: question.row.id })
  expect(asking('row')).toHaveLength(10)
  perform(board, { verb: 'rows.restore', row: question.row.id })
  expect(asking('row')).toHaveLength(11)
})

test('marks beyond the period are no plan: they stay in the document, and are asked about', () => {
  boardFields(board).set({ period: { from: 2022, to: 2024 } })
  const row = readBoard(board).rows.find(({ id }) => id === 'g1-p1')
  expect(row).toMatchObject({
    years: { 2022: 'do', 2023: 'do', 2024: 'do' },
    outside: { 2025: 'do', 2026: 'do', 2027: 'do' },
  })
  expect(row?.question).toContain('令和7～9年度')
  const view = new BoardView(board)
  boardFields(board).set({ period: { from: 2022, to: 2027 } })
  expect(view.snapshot.rows.find(({ id }) => id === 'g1-p1')).not.toHaveProperty('outside')
  expect(view.snapshot).toEqual(readBoard(board))
})
