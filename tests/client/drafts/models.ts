import { ASKING } from '../../../client/ballots/asking-form.ts'
import { type Form, WORDS } from '../../../client/drafts/box.ts'
import { BOXES } from '../../../client/drafts/boxes.ts'
import { NO_REASON, PUT_AWAY_REASON } from '../../../client/lead/put-away-reason.ts'
import { WIFI } from '../../../client/lead/wifi-form.ts'
import { DECISION, type Decision } from '../../../client/matrix/decision.ts'
import { rowForm } from '../../../client/matrix/row-form.ts'
import { UNSENT } from '../../../client/matrix/row-unsent.ts'
import { draftFor } from '../../../client/organiser/board-draft.ts'
import { newBoardForm } from '../../../client/organiser/new-board-form.ts'
import { EMPTY, entryForm } from '../../../client/scribe/entry.ts'
import { emptyDraft, NOTE_DRAFT } from '../../../client/seat/note-draft.ts'
import type {
  ActorId,
  BallotId,
  GoalId,
  GroupId,
  NoteId,
  RowId,
} from '../../../shared/board/ids.ts'
import { ROOM, type Room } from '../../../shared/board/words.ts'

/** A box as the surfaces have it, without a screen: its form, and where its words stand in it. */
export interface Model<V> {
  /** The same box in several places: two goals, two rows. */
  names: readonly string[]
  form: Form<V>
  begin: () => V
  words: (value: V) => string
  put: (value: V, words: string) => V
  room: Room
}

/** One for each box that there is: a box without a model does not compile. */
type Models = { [Name in keyof typeof BOXES]: Model<unknown> }

const model = <V>(one: Model<V>): Model<unknown> => ({
  names: one.names,
  room: one.room,
  begin: one.begin,
  form: { read: one.form.read, print: (value) => one.form.print(value as V) },
  words: (value) => one.words(value as V),
  put: (value, words) => one.put(value as V, words),
})

const plain = (names: readonly string[], begin: string, room: Room) =>
  model<string>({
    names,
    form: WORDS,
    begin: () => begin,
    words: (text) => text,
    put: (_, text) => text,
    room,
  })

const goals = ['g1', 'g12'] as GoalId[]
const notes = ['n1', 'n2'] as NoteId[]
const rows = ['r1', 'r2'] as RowId[]
const ward = 'ward' as ActorId
const under = (role: string, names: readonly string[]) =>
  names.map((name) => `yoriai/b1/${role}/${name}`)

const templates = [
  { id: 'izumi', title: '泉区の計画', owner: '泉区', goals: 1, rows: 3, goalList: [] },
]
const beginRow = {
  goal: 'g1' as GoalId,
  actor: ward,
  text: '付箋から',
  target: '',
  years: {},
  from: notes,
}
const noDecision: Decision = { answer: 'agreed', by: ward, takers: [ward], reason: '' }

export const MODELS: Models = {
  note: model({
    names: under('participant', goals.map(BOXES.note)),
    form: NOTE_DRAFT,
    begin: emptyDraft,
    words: ({ text }) => text,
    put: (draft, text) => ({ ...draft, text, actor: ward }),
    room: ROOM.note,
  }),
  rewriting: plain(under('participant', notes.map(BOXES.rewriting)), 'もとの言葉', ROOM.note),
  cellNote: plain(
    under(
      'staff',
      goals.map((goal) => BOXES.cellNote(goal, ward)),
    ),
    '',
    ROOM.note,
  ),
  asking: model({
    names: under('facilitator', [BOXES.asking('question')]),
    form: ASKING,
    begin: () => ({ title: '', options: [], line: '' }),
    words: ({ title }) => title,
    put: (draft, title) => ({ ...draft, title }),
    room: ROOM.question,
  }),
  freeLine: plain(under('participant', [BOXES.freeLine('b1' as BallotId)]), '', ROOM.freeLine),
  scribeNote: model({
    names: under('scribe', [BOXES.scribeNote()]),
    form: entryForm(EMPTY, (entry) => entry),
    begin: () => EMPTY,
    words: ({ text }) => text,
    put: (entry, text) => ({ ...entry, text }),
    room: ROOM.note,
  }),
  newRow: model({
    names: under('staff', [BOXES.newRow(notes)]),
    form: rowForm(beginRow),
    begin: () => beginRow,
    words: ({ text, target }) => `${text}\n${target}`,
    put: (draft, text) => ({ ...draft, text, target: '' }),
    room: ROOM.row,
  }),
  groupTitle: plain(
    under('staff', [BOXES.groupTitle('k1' as GroupId)]),
    'もとの名前',
    ROOM.groupTitle,
  ),
  decision: model({
    names: under('staff', rows.map(BOXES.decision)),
    form: DECISION,
    begin: () => noDecision,
    words: ({ reason }) => reason,
    put: (decision, reason) => ({ ...decision, answer: 'held' as const, reason }),
    room: ROOM.reason,
  }),
  finding: plain(
    under('staff', [
      BOXES.finding('board', '22〜27は平成22〜27年度のことか。'),
      BOXES.finding('rows/r1', 'a/b@c のこと。'),
    ]),
    '',
    ROOM.reason,
  ),
  rowWords: model({
    names: under(
      'staff',
      rows.map((row) => BOXES.rowWords(row, 'text')),
    ),
    form: UNSENT,
    begin: () => null,
    words: (unsent) => unsent?.text ?? '',
    put: (_, text) => ({ text, base: '' }),
    room: ROOM.row,
  }),
  putAwayReason: model({
    names: under('facilitator', notes.map(BOXES.putAwayReason)),
    form: PUT_AWAY_REASON,
    begin: () => NO_REASON,
    words: ({ more }) => more,
    put: (reason, more) => ({ ...reason, more }),
    room: ROOM.putAwayReason,
  }),
  boardTitle: plain(under('facilitator', [BOXES.boardTitle()]), 'いまの題名', ROOM.title),
  setting: plain(under('facilitator', [BOXES.setting('title')]), '', ROOM.line),
  wifi: model({
    names: under('facilitator', [BOXES.wifi()]),
    form: WIFI,
    begin: () => ({ name: '', hidden: false }),
    words: ({ name }) => name,
    put: (wifi, name) => ({ ...wifi, name }),
    room: ROOM.title,
  }),
  newBoard: model({
    names: [`yoriai/${BOXES.newBoard()}`],
    form: newBoardForm(templates, 0),
    begin: () => draftFor(templates, 0),
    words: ({ title }) => title,
    put: (draft, title) => ({ ...draft, title, ownTitle: true }),
    room: ROOM.title,
  }),
}
