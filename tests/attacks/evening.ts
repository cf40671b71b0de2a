import * as Y from 'yjs'
import { addEntry, type Board, noteFields } from '../../shared/board/document.ts'
import type { ActorId, AnswerId, GoalId, GroupId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Operation } from '../../shared/board/operations.ts'
import type { Act, Desk } from './desk.ts'
import type { Seat } from './worlds.ts'

/** A plan as small as one can be that has everything a board may have. */
export const PLAN = {
  title: '寄り合いの計画',
  chapter: { text: '第2節' },
  lead: [{ heading: '課題', lines: [{ text: '坂が多い。' }] }],
  yearColumns: { labels: ['8', '9', '10'], question: '何年ですか' },
  actors: [
    { id: 'residents', name: '地域住民', plain: '住民', kind: 'community', aliases: [] },
    { id: 'schools', name: '関係機関', plain: '学校', kind: 'community', aliases: [] },
    { id: 'ward', name: '区役所', plain: '区役所', kind: 'body', aliases: [] },
  ],
  goals: [
    {
      ...{ id: 'g1', number: '基本目標1', title: '見守り', measure: { text: '声をかける' } },
      rows: [
        { ...{ id: 'r1', actor: 'residents', matrix: 'expected' }, text: 'あいさつ' },
        {
          ...{ id: 'r2', actor: 'ward', matrix: 'planned', text: '講座をひらく' },
          ...{ target: '6か所', years: { 0: 'prepare', 1: 'do' } },
        },
      ],
    },
    { ...{ id: 'g2', title: '居場所' }, rows: [] },
  ],
}

const G1 = 'g1' as GoalId
const G2 = 'g2' as GoalId
const RESIDENTS = 'residents' as ActorId
const WARD = 'ward' as ActorId
const R1 = 'r1' as RowId
const R2 = 'r2' as RowId
const GROUP = 'k1' as GroupId
type Named = (id: string) => Seat

const post = (note: string, text: string, table?: number): Operation => ({
  ...{ verb: 'notes.post', note: note as NoteId, goal: G1, actor: RESIDENTS, rank: 'a0' },
  ...{ text, table, heard: 'written', at: 1_790_000_000_000 },
})
const edit = (note: string, text: string): Operation => ({
  ...{ verb: 'notes.edit', note: note as NoteId, text },
})
const move = (note: string, goal = G2): Operation => ({
  ...{ verb: 'notes.move', note: note as NoteId, goal, actor: WARD, rank: 'a5' },
})
const confirm = (answer: string): Operation => ({
  ...{ verb: 'questions.confirm', answer: answer as AnswerId, about: 'board' },
  ...{ question: '元号か西暦か', by: WARD, at: 8, found: '平成' },
})
const withdraw = (note: string): Operation => ({ verb: 'notes.withdraw', note: note as NoteId })
const newRow = (row: string, from: string[] = []): Operation => ({
  ...{ verb: 'rows.add', row: row as RowId, goal: G1, actor: WARD, matrix: 'planned' },
  ...{ text: '見回り', rank: 'a7', years: { 2027: 'do' }, from: from as NoteId[] },
})
const group = (id: string) => (board: Board) =>
  addEntry(board, 'groups', id, { goal: G1, title: new Y.Text('坂道'), rank: 'a0', removed: false })
const entitle = (words: string) => (board: Board) => {
  const title = (board.root('groups').get(GROUP) as Y.Map<unknown>).get('title') as Y.Text
  title.insert(1, words)
}

/** Half an evening: what stands on every board before anybody attacks it. */
export function laid(desk: Desk, named: Named) {
  const [ai, bo, chi, dai, emi] = ['ai', 'bo', 'chi', 'dai', 'emi'].map(named) as [
    ...[Seat, Seat, Seat, Seat, Seat],
  ]
  desk.does(ai, post('ai-1', 'ベンチがほしい', 1), post('ai-2', '花だんを𠮷', 1))
  desk.does(bo, post('bo-1', 'バス停に屋根を', 2))
  desk.does(bo, post('bo-2', 'やっぱりやめます', 2), withdraw('bo-2'))
  desk.does(chi, post('chi-1', '班のない席から'))
  desk.does(dai, post('dai-1', '聞いたことば', 1))
  desk.does(emi, post('emi-1', '区からひとこと'), group(GROUP), newRow('emi-row', ['bo-1']))
  desk.does(named('stopped'), post('stopped-1', 'とめられる前に', 1))
  desk.does(bo, edit('bo-1', 'バス停に大きな屋根を'), post('bo-3', 'しまわれる', 2))
  desk.does(emi, move('bo-1', G1), {
    verb: 'rows.rewrite',
    row: R1,
    field: 'text',
    text: 'あいさつ運動',
  })
  desk.does(ai, post('ai-3', 'これもしまわれる', 1))
  // 班 1's island has a note of a resident and of the scribe.
  for (const note of ['ai-2', 'dai-1'])
    desk.serverDoes((board) => noteFields(board, note as NoteId)?.set({ group: GROUP }))
  const putAway = ['bo-3', 'ai-3'] as NoteId[]
  for (const note of putAway) desk.serverDoes(withdraw(note))
  return { putAway, gone: ['bo-2', ...putAway] as NoteId[] }
}

/** What everybody might do next, alone and several at once as after a while offline. */
export function asked(named: Named): (readonly [Seat, Act[]])[] {
  const of = (id: string, ...each: Act[][]) => each.map((acts) => [named(id), acts] as const)
  const timer: Operation = { verb: 'board.set', patch: { timer: { endsAt: 1_790_000_300_000 } } }
  return [
    ...of(
      'ai',
      [post('ai-4', 'あたらしい', 1)],
      [edit('ai-1', 'ベンチが二つほしい')],
      [move('ai-1')],
    ),
    ...of('ai', [withdraw('ai-1')], [withdraw('ai-1'), 'undo'], [edit('ai-2', '花')]),
    ...of('ai', [
      post('ai-5', '消す', 1),
      edit('ai-5', 'けします'),
      withdraw('ai-5'),
      move('ai-2'),
    ]),
    ...of('bo', [post('bo-4', '坂', 2), move('bo-4')], [edit('bo-1', '屋根')], [withdraw('bo-1')]),
    ...of('chi', [post('chi-2', 'ひとり')], [edit('chi-1', 'から')], [move('chi-1')]),
    ...of('dai', [post('dai-2', '聞いた', 1)], [move('ai-1')], [edit('dai-1', 'きいた')]),
    ...of('emi', [newRow('new-row', ['ai-1'])], [move('ai-2')], [group('k2')], [entitle('の')]),
    ...of('emi', [{ verb: 'rows.rewrite', row: R2, field: 'target', text: '7か所' }]),
    ...of('emi', [{ verb: 'rows.schedule', row: R2, years: { 2026: null, 2029: 'review' } }]),
    ...of('emi', [{ verb: 'rows.decide', row: R1, state: 'agreed', by: WARD, at: 5 }]),
    ...of('emi', [
      { verb: 'rows.decide', row: R2, state: 'declined', by: WARD, at: 6, reason: '人手' },
    ]),
    ...of('emi', [{ verb: 'rows.remove', row: R1 }], [{ verb: 'board.shift', from: 2027 }]),
    ...of('emi', [
      { verb: 'rows.place', row: R1, goal: G2, actor: WARD, matrix: 'planned', rank: 'b' },
    ]),
    ...of('emi', [{ verb: 'goals.add', goal: 'g3' as GoalId, title: '防災', rank: 'b0' }]),
    ...of('emi', [{ verb: 'goals.write', goal: G1, title: '声かけ', measure: '歩く' }]),
    ...of('emi', [{ verb: 'board.settle' }], [withdraw('emi-1')]),
    ...of(
      'emi',
      [confirm('emi-sure')],
      [{ verb: 'questions.reopen', answer: 'emi-sure' as AnswerId }],
    ),
    ...of('fu', [newRow('emi-row2'), move('bo-1')], [post('fu-1', '区から')]),
    ...of(
      'go',
      [{ verb: 'board.set', patch: { focus: { goal: G2, view: 'notes' } } }],
      [timer, 'undo'],
      [timer],
    ),
    ...of(
      'go',
      [{ verb: 'board.set', patch: { locked: true } }],
      [{ verb: 'board.set', patch: { grouping: 'all' } }],
    ),
    ...of(
      'go',
      [{ verb: 'board.set', patch: { title: '夜の集まり' } }],
      [{ verb: 'board.set', patch: { tables: 4 } }],
    ),
    ...of('stopped', [post('stopped-2', 'もう一度', 1)], [withdraw('stopped-1')]),
  ]
}

/** What others do a moment later, not knowing of an attack: it must come out as if there was none. */
export const afterwards = (named: Named): (readonly [Seat, Act[]])[] => [
  [named('bo'), [edit('bo-1', 'バス停に大きな赤い屋根を')]],
  [named('bo'), [move('bo-1')]],
  [named('bo'), [post('bo-9', 'あとから', 2)]],
  [named('ai'), [edit('ai-1', 'ベンチと木がほしい')]],
  [named('ai'), [move('ai-2')]],
  [named('ai'), [post('ai-9', 'もうひとつ', 1)]],
  [named('dai'), [edit('dai-1', '聞いたいいことば')]],
  [named('dai'), [move('dai-1')]],
  [
    named('fu'),
    [
      { verb: 'rows.rewrite', row: R1, field: 'text', text: '朝のあいさつ運動' },
      { verb: 'rows.schedule', row: R2, years: { 2026: 'do', 2030: 'review' } },
      { verb: 'rows.place', row: R2, goal: G2, actor: WARD, matrix: 'planned', rank: 'a9' },
      { verb: 'goals.write', goal: G2, title: 'みんなの居場所', measure: '' },
      newRow('fu-row'),
    ],
  ],
  [
    named('go'),
    [
      { verb: 'board.set', patch: { focus: { goal: G1, view: 'agreed' } } },
      { verb: 'board.set', patch: { tables: 5 } },
    ],
  ],
]
