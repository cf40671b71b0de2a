import type { BallotKind } from '../../shared/board/field-types.ts'
import type { ActorId, BallotId, GoalId, GroupId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { SettingKey } from '../../shared/board/settings.ts'

/**
 * Every box that a person writes words into, with the name its words are kept under; a field that is
 * in no list here is found by a test. The first four names are as old as the product.
 */
export const BOXES = {
  /** どんなこと on the phone: one for each goal. */
  note: (goal: GoalId) => `draft/${goal}`,
  /** なおす, on every surface. */
  rewriting: (note: NoteId) => `edit/${note}`,
  /** 付箋をはる in a cell of 記録. */
  cellNote: (goal: GoalId, actor: ActorId) => `cell/${goal}/${actor}`,
  /** What is to be asked of everybody, while it is written. */
  asking: (kind: BallotKind) => `ask/${kind}`,
  /** The free line at the evening's end. */
  freeLine: (ballot: BallotId) => `line/${ballot}`,
  /** 書記's box. */
  scribeNote: () => 'entry',
  /** 計画の行にする, for these notes. */
  newRow: (notes: readonly NoteId[]) => `make/${[...notes].sort().join('+')}`,
  /** 決める: why not. */
  decision: (row: RowId) => `decide/${row}`,
  /** わかったこと, beside 確認しました: what was found about this question. */
  finding: (about: string, question: string) => `found/${about}/${encodeURIComponent(question)}`,
  /** A row's words in place, while they are too long to be sent. */
  rowWords: (row: RowId, field: 'text' | 'target') => `row/${row}/${field}`,
  /** しまう: why. */
  putAwayReason: (note: NoteId) => `reason/${note}`,
  /** The name of an island; of one that is not made yet under its goal. */
  groupTitle: (island: GroupId | GoalId) => `island/${island}`,
  boardTitle: () => 'title',
  /** A setting of 進行 that is a line of words. */
  setting: (key: SettingKey) => `set/${key}`,
  /** Its name; never its password. */
  wifi: () => 'wifi',
  /** The organiser's form. */
  newBoard: () => 'new-board',
} as const
