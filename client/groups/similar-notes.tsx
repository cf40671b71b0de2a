import { useDeferredValue, useState } from 'react'
import type { GoalId } from '../../shared/board/ids.ts'
import { islandsOf } from '../../shared/board/islands.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { useCan, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { groupsWords as words } from '../words/groups.ts'
import { islandOf, laidInto } from './acts.ts'
import { useDo } from './use-do.ts'
import { useSimilar } from './use-similar.ts'

const own = words.similar

/** 似ている付箋: one suggestion at a time, with its reason; whoever reads it decides. */
export function SimilarNotes({ board, goal }: { board: Snapshot; goal: GoalId }) {
  const there = useDeferredValue(islandsOf(board, goal))
  const can = useCan()
  const mine = useMine()
  const act = useDo()
  const [wanted, want] = useState(false)
  const [declined, decline] = useState<ReadonlySet<string>>(new Set())
  const found = useSimilar(there, wanted)
  const loose = new Set(islandsOf(board, goal).loose.map(({ id }) => id))
  const isMovable = (note: Note) =>
    loose.has(note.id) && can('notes.group', { own: mine.has(note.id), table: note.table })
  const next = found?.find(
    ({ key, notes, into }) =>
      !declined.has(key) &&
      notes.every(isMovable) &&
      (into === null || board.groups.some(({ id, removed }) => id === into.id && !removed)),
  )
  if (!wanted)
    return (
      <p className="groups-similar">
        <Button look="plain" onClick={() => want(true)}>
          {own.begin}
        </Button>
      </p>
    )
  if (!next)
    return (
      <p className="groups-similar" role="status">
        {found === null ? own.search : own.none}
      </p>
    )
  const { notes, into } = next
  const no = () => decline(new Set([...declined, next.key]))
  return (
    <section className="groups-similar" aria-label={own.notes(notes.length)}>
      <div>
        <p className="font-bold">{own.notes(notes.length)}</p>
        <p>{own.why(next.words)}</p>
      </div>
      <ul className="groups-similar-notes">
        {notes.map((note) => (
          <li key={note.id} className={`paper-note ${paperOf(note.table)}`}>
            <span className="folded">{note.text}</span>
          </li>
        ))}
      </ul>
      <div className="groups-similar-buttons">
        <Button look="plain" onClick={no}>
          {own.no}
        </Button>
        <Button
          onClick={() =>
            into
              ? act.lay(laidInto(notes, into.id), notes.length, into)
              : act.make(islandOf(goal, notes), notes.length)
          }
        >
          {into ? own.into(words.called(into.title)) : own.make}
        </Button>
      </div>
    </section>
  )
}
