/** Boards whose papers are hard to lay out: each is one kind of evening. */
import type { GoalId, NoteId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Actor, Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { added, boardAfter, decided, EVENING, posted } from '../server/export/evening.ts'

const LONG = '雨の日も雪の日も、坂の上の家まで 送り迎えをする人を となり近所から さがす。'
const period = (from: number, to: number) => ({ period: { from, to } })

/** Characters of every kind that a paper has lost somewhere before. */
const RARE: readonly string[] = [
  '①〜⑥ 髙﨑さんと𠮷野さん、葛󠄀飾区、ｶﾀｶﾅもそのまま',
  '👨‍👩‍👧 家族で来る\n1 受付をする\n2 席につく\n\n3 はじめる',
  'https://example.jp/a-very-long-address-without-any-space/that-goes-on-and-on/index.html を見る',
  LONG.repeat(50),
]

const rare: readonly Operation[] = RARE.flatMap((text, at) => [
  posted(`p${at}`, 'g1', 'ward', text, { table: 3 }),
  added(`w${at}`, 'g1', 'careplaza', text, {
    target: at === 1 ? '年3回以上' : '',
    years: { 2023: 'prepare', 2024: 'do', 2025: 'do' },
    from: [`p${at}` as NoteId],
  }),
  decided(`w${at}`, at % 2 === 0 ? 'held' : 'agreed', 'careplaza', at === 0 ? LONG : ''),
])

const onlyOf = (board: Snapshot, kind: Actor['kind']): Snapshot => {
  const actors = board.actors.filter((actor) => actor.kind === kind)
  const there = new Set(actors.map(({ id }) => id))
  return { ...board, actors, rows: board.rows.filter(({ actor }) => there.has(actor)) }
}

function many(board: Snapshot, goals: number, actors: number): Snapshot {
  const [goal, actor] = [board.goals[0], board.actors.find(({ kind }) => kind === 'body')]
  if (!goal || !actor) throw new Error('an empty board')
  return {
    ...board,
    goals: Array.from(
      { length: goals },
      (_, at): Goal => ({ ...goal, id: `m${at}` as GoalId, number: `基本目標 ${at + 1}` }),
    ),
    actors: Array.from({ length: actors }, (_, at) => ({
      ...actor,
      id: `a${at}` as Actor['id'],
      name: `${['地域包括支援センター', '社会福祉協議会', '民生委員・児童委員'][at % 3]} ${at + 1}`,
      plain: `なかま${at + 1}`,
      kind: at % 3 === 2 ? 'community' : 'body',
    })),
    rows: board.rows.map(
      (row, at): Row => ({
        ...row,
        goal: `m${at % goals}` as GoalId,
        actor: `a${at % actors}` as Actor['id'],
      }),
    ),
  }
}

const evening = boardAfter([...EVENING, ...rare])
const asked = boardAfter(EVENING, { goals: ['g2', 'g3'] })

/** By the name that its files get. */
export const BOARDS: Readonly<Record<string, Snapshot>> = {
  seed: boardAfter([]),
  evening,
  'goals-2-and-3': {
    ...asked,
    board: { ...asked.board, question: '22〜27は平成22〜27年度のことか。' },
    goals: asked.goals.map((goal) => ({ ...goal, question: '目標の題は原文のままか。' })),
  },
  'one-year': boardAfter(EVENING, period(2027, 2027)),
  '14-years': boardAfter(EVENING, period(2022, 2035)),
  '30-years': boardAfter(EVENING, period(2016, 2045)),
  'only-bodies': onlyOf(evening, 'body'),
  'only-community': onlyOf(evening, 'community'),
  'no-actors': { ...evening, actors: [], rows: [] },
  'no-rows': { ...evening, rows: [] },
  'no-goals': { ...boardAfter([], { template: 'blank' }), goals: [], rows: [] },
  'no-period': { ...evening, board: { title: 'まだ年度のない計画' } },
  '24-goals-14-actors': many(evening, 24, 14),
}
