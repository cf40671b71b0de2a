import type { ActorId, GoalId, NoteId, RowId } from '../../shared/board/ids.ts'
import type { Note, Row } from '../../shared/board/view.ts'

/** A dialog that is open. It keeps what it is about, in case others take that away meanwhile. */
export type Open =
  /** `title`: the island's that they lie in. */
  | { what: 'make'; notes: readonly Note[]; title?: string | undefined }
  | { what: 'move'; notes: readonly Note[] }
  | { what: 'edit'; note: Note }
  | { what: 'write'; goal: GoalId; actor: ActorId }
  | { what: 'decide' | 'sources' | 'place'; row: Row }
  | { what: 'questions' | 'body' | 'redact' }

/** What stands in the middle: a goal's two tables, or a list over all goals. */
export type DeskView = 'goal' | 'groups' | 'gaps' | 'undecided' | 'agreed' | 'removed'

/** Something to bring into sight and to focus: a row, or one of its years; a cell without rows. */
export interface Target {
  goal: GoalId
  actor?: ActorId
  row?: RowId
  note?: NoteId
  year?: number
}

export type RowField = 'text' | 'target'

/** What one person has in hand on this device. Nothing of it is in the document. */
export interface Desk {
  view: DeskView
  goal: GoalId | null
  /** Chosen notes as they were last seen, in the order they were chosen. */
  chosen: readonly Note[]
  /** Choosing one more adds to the chosen instead of replacing them. */
  several: boolean
  open: Open | null
  /** The row whose text is being written, where it stood when that began. */
  writing: { row: Row; field: RowField } | null
  /** The row that has the focus: it stays in its place whatever others do with it. */
  held: Row | null
  /** What to show and to focus, as soon as it is on the screen. */
  target: Target | null
  /** The row that this person has just removed. */
  removed: Row | null
}

export const emptyDesk: Desk = {
  view: 'goal',
  goal: null,
  chosen: [],
  several: false,
  open: null,
  writing: null,
  held: null,
  target: null,
  removed: null,
}

export type DeskAction =
  | { do: 'look'; view: Exclude<DeskView, 'goal'>; goal?: GoalId }
  | ({ do: 'go' } & Target)
  /** As an address without a goal shows it. */
  | { do: 'start' }
  | { do: 'arrive' }
  | { do: 'choose'; note: Note; add: boolean }
  | { do: 'unchoose'; note?: NoteId }
  | { do: 'several'; on: boolean }
  | { do: 'open'; open: Open }
  | { do: 'close' }
  | { do: 'write'; row: Row; field: RowField }
  | { do: 'stopWriting' }
  | { do: 'hold'; row: Row | null }
  | { do: 'removed'; row: Row | null }
  | { do: 'letGo'; notes: ReadonlySet<NoteId>; rows: ReadonlySet<RowId> }

export function onDesk(desk: Desk, action: DeskAction): Desk {
  switch (action.do) {
    case 'look':
      return {
        ...desk,
        ...{ view: action.view, goal: action.goal ?? desk.goal },
        ...{ open: null, writing: null, target: null },
      }
    case 'go': {
      const { do: _, ...target } = action
      return {
        ...desk,
        view: 'goal',
        goal: action.goal,
        target: action.row || action.actor || action.note ? target : null,
        open: null,
        writing: action.goal === desk.goal ? desk.writing : null,
      }
    }
    case 'start':
      return { ...desk, view: 'goal', goal: null, target: null, open: null, writing: null }
    case 'arrive':
      return { ...desk, target: null }
    case 'choose':
      return { ...desk, ...choose(desk, action.note, action.add) }
    case 'unchoose': {
      const chosen = action.note ? desk.chosen.filter((note) => note.id !== action.note) : []
      return { ...desk, chosen, several: desk.several && chosen.length > 0 }
    }
    case 'several':
      return { ...desk, several: action.on }
    case 'open':
      return {
        ...desk,
        open: action.open,
        // In hand a row stays where it is: it has to be let go to be moved.
        ...(action.open.what === 'place' ? { writing: null, held: null } : {}),
      }
    case 'close':
      return { ...desk, open: null }
    case 'write':
      return { ...desk, writing: { row: action.row, field: action.field } }
    case 'stopWriting':
      return { ...desk, writing: null }
    case 'hold':
      return desk.held?.id === action.row?.id ? desk : { ...desk, held: action.row }
    case 'removed':
      return {
        ...desk,
        removed: action.row,
        ...(action.row ? { writing: null, held: null } : {}),
      }
    case 'letGo':
      return letGo(desk, action)
  }
}

/** Of what is not on the board nothing is kept in sight: it may have been erased for good. */
function letGo(desk: Desk, there: { notes: ReadonlySet<NoteId>; rows: ReadonlySet<RowId> }): Desk {
  const isThere = ({ id }: Note) => there.notes.has(id)
  const chosen = desk.chosen.filter(isThere)
  const ifThere = (row: Row | null | undefined) => (row && there.rows.has(row.id) ? row : null)
  return {
    ...desk,
    ...{ chosen, several: desk.several && chosen.length > 0 },
    ...{ held: ifThere(desk.held), removed: ifThere(desk.removed) },
    writing: ifThere(desk.writing?.row) ? desk.writing : null,
    open: openStill(desk.open),
  }

  function openStill(open: Open | null): Open | null {
    if (open && 'row' in open) return ifThere(open.row) && open
    if (!open || !('notes' in open)) return open
    const notes = open.notes.filter(isThere)
    return notes.length > 0 ? { ...open, notes } : null
  }
}

/** Rows that stay in their place whatever others do with them. */
export const rowsInHand = (desk: Desk): readonly Row[] =>
  [desk.writing?.row, desk.held].filter((row) => row !== undefined && row !== null)

function choose(desk: Desk, note: Note, add: boolean): Pick<Desk, 'chosen' | 'several'> {
  const already = desk.chosen.some((one) => one.id === note.id)
  const { several } = desk
  if (several || add) {
    const others = desk.chosen.filter((one) => one.id !== note.id)
    return { chosen: already ? others : [...others, note], several: several || others.length > 0 }
  }
  return { chosen: already && desk.chosen.length === 1 ? [] : [note], several }
}
