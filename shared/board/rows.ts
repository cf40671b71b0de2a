import * as Y from 'yjs'
import { addEntry, type Board, boardFields, rowFields, rowIds, splice } from './document.ts'
import type { ActorKind, Mark, Matrix, RowFields, RowState, Wording } from './field-types.ts'
import type { ActorId, GoalId, NoteId, RowId } from './ids.ts'
import { clipped } from './period.ts'
import { agreementOf, tookOn, wordingOf } from './took-on.ts'
import { wellFormed } from './words.ts'

type Decided = Exclude<RowState, 'plan'>

export type RowOperation =
  | {
      verb: 'rows.add'
      row: RowId
      goal: GoalId
      actor: ActorId
      matrix: Matrix
      text: string
      target?: string | undefined
      years?: Readonly<Record<string, Mark>> | undefined
      from?: readonly NoteId[] | undefined
      rank: string
    }
  | { verb: 'rows.rewrite'; row: RowId; field: 'text' | 'target'; text: string }
  | { verb: 'rows.schedule'; row: RowId; years: Readonly<Record<string, Mark | null>> }
  | {
      verb: 'rows.decide'
      row: RowId
      state: Decided
      /** Who answered; of 合意 one of those who take it on. */
      by: ActorId
      at: number
      reason?: string | undefined
      /** Everybody who takes it on; without it `by` alone. Whoever is not named any more no longer does. */
      takers?: readonly ActorId[] | undefined
      /** What they agree to, as they had it before them; without it what stands there now. */
      wording?: Wording | undefined
    }
  | {
      verb: 'rows.place'
      row: RowId
      goal: GoalId
      actor: ActorId
      matrix: Matrix
      rank: string
      /** Years that do not go along. */
      years?: Readonly<Record<string, Mark | null>> | undefined
    }
  | { verb: 'rows.remove'; row: RowId; at?: number | undefined }
  | { verb: 'rows.restore'; row: RowId }
  /** All that it asks is answered: from devices that were away before `questions.confirm`. */
  | { verb: 'rows.settle'; row: RowId }

/** A note in a community actor's cell is expected of it; in a body's cell it is to be done. */
export const matrixFor = (kind: ActorKind): Matrix =>
  kind === 'community' ? 'expected' : 'planned'

/**
 * Lays a new row down as removed, outside undo. Bringing it in is the part that undo takes back:
 * taking back the map itself would take along what others have written into it.
 */
export function prepareRow(board: Board, operation: RowOperation & { verb: 'rows.add' }): void {
  if (rowFields(board, operation.row)) return
  const { goal, actor, matrix, rank, text, target = '', years = {}, from = [] } = operation
  board.doc.transact(() =>
    addEntry<RowFields>(board, 'rows', operation.row, {
      goal,
      actor,
      matrix,
      rank,
      text: new Y.Text(wellFormed(text)),
      target: new Y.Text(wellFormed(target)),
      reason: new Y.Text(),
      years: new Y.Map(Object.entries(years)),
      takers: new Y.Map(),
      from: new Y.Map(from.map((note) => [note, true] as const)),
      state: 'asked',
      removed: true,
    }),
  )
}

type Fields = NonNullable<ReturnType<typeof rowFields>>

const takersIn = (row: Fields) =>
  tookOn({
    state: row.get('state') ?? 'plan',
    takers: row.get('takers')?.toJSON() ?? {},
    decided: row.get('decided'),
    agreed: row.get('agreed'),
  })

const wordingIn = (board: Board, row: Fields): Wording => ({
  text: row.get('text')?.toString() ?? '',
  target: row.get('target')?.toString() ?? '',
  years: clipped(row.get('years')?.toJSON() ?? {}, boardFields(board).get('period')).within,
  goal: row.get('goal') ?? ('' as GoalId),
  actor: row.get('actor') ?? ('' as ActorId),
})

/**
 * Before a row changes for the first time: keeps what the plan's document prints, or, on a board
 * from before agreements were kept, what was agreed. Outside undo, so that nobody's way back takes
 * it from what others changed.
 */
export function keepWording(board: Board, id: RowId): void {
  const row = rowFields(board, id)
  if (!row) return
  const state = row.get('state')
  const decided = row.get('decided')
  if (state === 'plan' && !row.get('asPrinted')) {
    const from = boardFields(board).get('period')?.from
    if (from === undefined) return
    board.doc.transact(() => row.set({ asPrinted: { ...wordingIn(board, row), from } }))
  }
  if (
    state === 'agreed' &&
    decided &&
    !agreementOf({ state, decided, agreed: row.get('agreed') })
  ) {
    const agreed = { ...wordingIn(board, row), ...decided, takers: takersIn(row) }
    board.doc.transact(() => row.set({ agreed }))
  }
}

/** The same before all years move: those that the plan prints move along. */
export function keepAgreements(board: Board): void {
  for (const id of rowIds(board)) {
    if (rowFields(board, id)?.get('state') === 'agreed') keepWording(board, id)
  }
}

function schedule(row: Fields, patch: Readonly<Record<string, Mark | null>>) {
  const years = row.get('years')
  for (const [year, mark] of Object.entries(patch)) {
    if (mark === null) years?.delete(year)
    else if (years?.get(year) !== mark) years?.set(year, mark)
  }
}

/** Makes the bodies that took a row on exactly these. */
export function setTakers(row: Fields, wanted: Readonly<Record<ActorId, number>>) {
  const takers = row.get('takers')
  if (!takers) return
  const now = new Map(Object.entries(wanted))
  for (const id of [...takers.keys()]) if (!now.has(id)) takers.delete(id)
  for (const [id, at] of now) if (takers.get(id) !== at) takers.set(id, at)
}

function decide(board: Board, row: Fields, operation: RowOperation & { verb: 'rows.decide' }) {
  const { state, by, at, reason = '', takers = [by], wording } = operation
  const before = takersIn(row)
  row.set({ state, decided: { by, at } })
  const said = row.get('reason')
  if (said) splice(said, reason)
  const took: Record<ActorId, number> = {}
  if (state === 'agreed') for (const body of takers) took[body] = before[body] ?? at
  setTakers(row, took)
  if (state === 'agreed')
    row.set({ agreed: { ...wordingOf(wording ?? wordingIn(board, row)), by, at, takers: took } })
  else if (row.get('agreed')) row.remove('agreed')
}

export function apply(board: Board, operation: RowOperation): void {
  const row = rowFields(board, operation.row)
  if (!row) return
  switch (operation.verb) {
    case 'rows.add':
    case 'rows.restore':
      if (row.get('removed')) row.set({ removed: false })
      return
    case 'rows.remove':
      if (row.get('removed')) return
      row.set({ removed: true })
      if (operation.at !== undefined) row.set({ removedAt: operation.at })
      else if (row.get('removedAt') !== undefined) row.remove('removedAt')
      return
    case 'rows.rewrite': {
      const text = row.get(operation.field)
      if (text) splice(text, operation.text)
      return
    }
    case 'rows.schedule':
      return schedule(row, operation.years)
    case 'rows.decide':
      return decide(board, row, operation)
    case 'rows.place': {
      const { goal, actor, matrix, rank, years = {} } = operation
      row.set({ goal, actor, matrix, rank })
      schedule(row, years)
      return
    }
    case 'rows.settle':
      row.remove('question')
  }
}
