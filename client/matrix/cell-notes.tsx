import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Actor, Note, Snapshot } from '../../shared/board/view.ts'
import { useCan, useDeviceState, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { PlusIcon } from '../ui/tool-icons.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useDesk, useOnDesk } from './desk-context.tsx'
import { notesShown, type ShownNote } from './in-place.ts'
import { NoteOnTable, type NoteOnTableProps } from './note-on-table.tsx'
import { panelId } from './page-ids.ts'
import { notePlace, othersAt } from './places.ts'

/** More than so many are folded: a cell of eighty would push the plan off the screen, and slow the pen. */
const UNFOLDED = 15
/** So many come with the goal itself, the others as soon as there is time. */
const AT_ONCE = 6

interface CellNotesProps {
  board: Snapshot
  goal: GoalId
  actor: Actor
  onAddRow: (() => void) | null
}

/** The notes of one cell, on top of the plan, and what can be added to it. */
export function CellNotes({ board, goal, actor, onAddRow }: CellNotesProps) {
  const desk = useDesk()
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  const can = useCan()
  const mine = useMine()
  const deliveries = useDeviceState((state) => state.deliveries)
  const presence = useDeviceState((state) => state.presence)
  const madeInto = useMadeInto(board)
  const { chosen } = desk
  // Once looked for, a note stays in sight: it has the focus.
  const sought = useRef(desk.target?.note)
  if (desk.target?.note) sought.current = desk.target.note
  const wanted = sought.current
  const most = useDeferredValue(UNFOLDED, AT_ONCE)
  const notes = useSame(notesShown(board, goal, actor.id, chosen))
  const words = matrixWords.note
  const [all, setAll] = useState(false)
  const visible = useMemo(
    () =>
      notes.filter(({ note }, at) => all || at < most || note.id === wanted || isIn(chosen, note)),
    [notes, all, most, wanted, chosen],
  )

  const choose = useCallback<NoteOnTableProps['onChoose']>(
    (note, { add, byKey, off }) => {
      onDesk({ do: 'choose', note, add })
      speaker.announce(off ? matrixWords.panel.unchosen : matrixWords.panel.chosen(note.text))
      // Who works by keyboard is taken to what can be done with it; Esc leads back.
      if (byKey && !off && !add)
        requestAnimationFrame(() => document.getElementById(panelId)?.focus())
    },
    [onDesk, speaker],
  )

  // Most changes of a board are in other cells.
  const papers = useMemo(
    () =>
      visible.map(({ note, lost }) => (
        <NoteOnTable
          key={note.id}
          note={note}
          lost={lost}
          chosen={isIn(chosen, note)}
          movable={can('notes.move', { own: mine.has(note.id), table: note.table })}
          delivery={mine.has(note.id) ? deliveries.get(note.id) : undefined}
          rows={madeInto.get(note.id) ?? 0}
          others={othersAt(board.actors, presence, notePlace(note.id))}
          onChoose={choose}
        />
      )),
    [visible, chosen, can, mine, deliveries, madeInto, board.actors, presence, choose],
  )

  return (
    <div className="cell-notes">
      {papers.length > 0 && <ul aria-label={words.list(actor.name)}>{papers}</ul>}
      {visible.length < notes.length && most === UNFOLDED && (
        <Button look="plain" onClick={() => setAll(true)}>
          {words.more(notes.length - visible.length)}
        </Button>
      )}
      <CellAdds goal={goal} actor={actor.id} name={actor.name} onAddRow={onAddRow} />
    </div>
  )
}

const isIn = (chosen: readonly Note[], note: Note) => chosen.some(({ id }) => id === note.id)

/** The list as it was as long as the same notes stand in it. */
function useSame(now: readonly ShownNote[]): readonly ShownNote[] {
  const last = useRef(now)
  const before = last.current
  const same =
    before.length === now.length &&
    now.every(({ note, lost }, at) => before[at]?.note === note && before[at].lost === lost)
  if (!same) last.current = now
  return last.current
}

/** How many rows each note was made into; read once for all notes of a board. */
function useMadeInto(board: Snapshot) {
  return useMemo(() => {
    const counts = new Map<string, number>()
    for (const row of board.rows)
      if (!row.removed) for (const note of row.from) counts.set(note, (counts.get(note) ?? 0) + 1)
    return counts
  }, [board.rows])
}

function CellAdds({
  goal,
  actor,
  name,
  onAddRow,
}: {
  goal: GoalId
  actor: ActorId
  name: string
  onAddRow: (() => void) | null
}) {
  const onDesk = useOnDesk()
  const can = useCan()
  const mayPost = can('notes.post', { own: true })
  if (!mayPost && !onAddRow) return null
  return (
    <p className="cell-adds">
      {onAddRow && (
        <Button look="plain" aria-label={matrixWords.row.add(name)} onClick={onAddRow}>
          <PlusIcon />
          {matrixWords.row.addShort}
        </Button>
      )}
      {mayPost && (
        <Button
          look="plain"
          aria-label={matrixWords.note.add(name)}
          onClick={() => onDesk({ do: 'open', open: { what: 'write', goal, actor } })}
        >
          <PlusIcon />
          {matrixWords.note.addShort}
        </Button>
      )}
    </p>
  )
}
