import type { Actor, Goal, Note } from '../../shared/board/view.ts'
import { useRewriting } from '../seat/use-rewriting.ts'
import { useBringBack, useWithdrawn } from '../seat/withdrawn.ts'
import { useBoard, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { UndoIcon } from '../ui/icons.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { OwnNote } from './own-note.tsx'

/** One's own notes of this goal, newest first. A withdrawn one leaves its place and a way back. */
export function OwnNotes({ goal, actors }: { goal: Goal; actors: readonly Actor[] }) {
  const notesWords = useWords(NOTES)
  const board = useBoard()
  const mine = useMine()
  const { gone, leave } = useWithdrawn(board.notes)
  const there = board.notes.filter((note) => note.goal === goal.id && mine.has(note.id))
  const { rewrite, withIt } = useRewriting(board.notes)
  const all = [...withIt([...there, ...gone])].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  if (all.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-3" data-cell="own" tabIndex={-1} aria-labelledby="own">
      <h2 id="own" className="figures text-std-18B-160" data-place>
        <Ruby>{notesWords.own(there.length)}</Ruby>
      </h2>
      <ul className="grid grid-cols-1 gap-3">
        {all.map((note) => (
          <li key={note.id} tabIndex={-1} data-place>
            {gone.includes(note) ? (
              <Withdrawn note={note} />
            ) : (
              <OwnNote
                note={note}
                actor={actors.find(({ id }) => id === note.actor)}
                onRewriting={rewrite}
                onWithdrawn={leave}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Withdrawn({ note }: { note: Note }) {
  const notesWords = useWords(NOTES)
  const { button, bringBack } = useBringBack(note, notesWords)
  return (
    <div className="rounded-4 border border-edge border-dashed bg-paper px-3.5 py-2">
      <p className="line-clamp-2 text-sub">{note.text}</p>
      <p className="flex flex-wrap items-center gap-x-3 font-bold">
        {notesWords.withdrawn}
        <Button ref={button} onClick={bringBack}>
          <UndoIcon />
          {notesWords.restore}
        </Button>
      </p>
    </div>
  )
}
