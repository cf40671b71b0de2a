import { useEffect, useRef, useState } from 'react'
import type { Actor, Goal, Note } from '../../shared/board/view.ts'
import { useRewriting } from '../seat/use-rewriting.ts'
import { useBoard, useDevice, useDeviceState, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { UndoIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { notesWords } from '../words/notes.ts'
import { OwnNote } from './own-note.tsx'

/** One's own notes of this goal, newest first. A withdrawn one leaves its place and a way back. */
export function OwnNotes({ goal, actors }: { goal: Goal; actors: readonly Actor[] }) {
  const board = useBoard()
  const mine = useMine()
  const erased = useDeviceState((state) => state.erased)
  const [withdrawn, setWithdrawn] = useState<readonly Note[]>([])
  const there = board.notes.filter((note) => note.goal === goal.id && mine.has(note.id))
  const gone = withdrawn.filter(
    ({ id }) => !erased.includes(id) && !board.notes.some((note) => note.id === id),
  )
  const { rewrite, withIt } = useRewriting(board.notes)
  const all = [...withIt([...there, ...gone])].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  if (all.length === 0) return null
  return (
    <section className="grid grid-cols-1 gap-3" data-cell="own" tabIndex={-1} aria-labelledby="own">
      <h2 id="own" className="figures text-std-18B-160" data-place>
        {notesWords.own(there.length)}
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
                onWithdrawn={(it) =>
                  setWithdrawn((before) => [...before.filter(({ id }) => id !== it.id), it])
                }
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Withdrawn({ note }: { note: Note }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const back = useRef<HTMLButtonElement>(null)

  useEffect(() => {
    speaker.announce(notesWords.withdrawn)
    back.current?.focus({ preventScroll: true })
  }, [speaker])

  const restore = () => {
    // The button is about to go; its place stays.
    back.current?.closest('li')?.focus({ preventScroll: true })
    // The same id: for the server it is the same note of the same seat.
    const { id, ...rest } = note
    device.perform({ verb: 'notes.post', note: id, ...rest })
    speaker.announce(notesWords.restored)
  }

  return (
    <div className="rounded-4 border border-edge border-dashed bg-paper px-3.5 py-2">
      <p className="line-clamp-2 text-sub">{note.text}</p>
      <p className="flex flex-wrap items-center gap-x-3 font-bold">
        {notesWords.withdrawn}
        <Button ref={back} onClick={restore}>
          <UndoIcon />
          {notesWords.restore}
        </Button>
      </p>
    </div>
  )
}
