import { memo, useMemo, useRef, useState } from 'react'
import { notesOfGoal } from '../../shared/board/cells.ts'
import type { Actor, Goal, Note } from '../../shared/board/view.ts'
import { MoveNote } from '../seat/lazy-parts.ts'
import { NoteCard } from '../seat/note-card.tsx'
import { useBoard, useCan, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { UpIcon } from '../ui/icons.tsx'
import { useOpening } from '../ui/late.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { useArrivals } from './use-arrivals.ts'

/** So many at a time: a phone need not draw a whole hall's notes. */
const PAGE = 60

/** The others' notes of this goal, newest first. They come in without moving what is being read. */
export function OthersNotes({ goal, actors }: { goal: Goal; actors: readonly Actor[] }) {
  const notesWords = useWords(NOTES)
  const board = useBoard()
  const mine = useMine()
  const isHidden = board.board.hidden?.[goal.id] !== undefined
  const present = useMemo(
    () => notesOfGoal(board, goal.id).filter(({ id }) => !mine.has(id)),
    [board, goal.id, mine],
  )
  const { start, list, waiting, show } = useArrivals(present)
  const heading = useRef<HTMLHeadingElement>(null)
  const [most, setMost] = useState(PAGE)

  const showWaiting = () => {
    show()
    heading.current?.focus({ preventScroll: true })
    heading.current?.scrollIntoView({ block: 'start' })
  }

  return (
    <section
      className="relative grid grid-cols-1 gap-3"
      ref={start}
      data-cell="others"
      tabIndex={-1}
      aria-labelledby="others"
    >
      <h2
        id="others"
        ref={heading}
        tabIndex={-1}
        data-place
        className="figures scroll-mt-2 text-std-18B-160"
      >
        <Ruby>{notesWords.others(present.length)}</Ruby>
      </h2>
      {waiting > 0 && (
        <div className="sticky top-2 z-10 justify-self-center">
          <Button onClick={showWaiting} className="figures lifted">
            <UpIcon />
            {notesWords.arrived(waiting)}
          </Button>
        </div>
      )}
      {(isHidden || present.length === 0) && (
        <p className="text-sub">
          <Ruby>{isHidden ? notesWords.othersHidden : notesWords.othersNone}</Ruby>
        </p>
      )}
      <ul className="grid grid-cols-1 gap-3">
        {list.slice(0, most).map((note) => (
          <li key={note.id} data-place>
            <OthersNote note={note} actor={actors.find(({ id }) => id === note.actor)} />
          </li>
        ))}
      </ul>
      {list.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>{notesWords.more(list.length - most)}</Button>
      )}
    </section>
  )
}

/** Drawn again only when it changed itself, however many others come. */
const OthersNote = memo(function OthersNote({
  note,
  actor,
}: {
  note: Note
  actor: Actor | undefined
}) {
  const notesWords = useWords(NOTES)
  const may = useCan()
  const [moving, setMoving] = useState(false)
  const opening = useOpening()
  const movable = may('notes.move', { own: false, table: note.table })
  return (
    <NoteCard note={note} actor={actor?.plain} textId={`note-${note.id}`}>
      {movable && (
        <div className="-mx-2 mt-1">
          <Button
            look="plain"
            aria-describedby={`note-${note.id}`}
            data-keep={`move/${note.id}`}
            onClick={() => void opening.open(MoveNote, () => setMoving(true))}
          >
            {notesWords.move}
          </Button>
        </div>
      )}
      {opening.missing}
      {moving && <MoveNote note={note} onClose={() => setMoving(false)} />}
    </NoteCard>
  )
})
