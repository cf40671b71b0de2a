import { useDeferredValue, useState } from 'react'
import type { GoalId, NoteId } from '../../shared/board/ids.ts'
import type { Note } from '../../shared/board/view.ts'
import { useDropPlace } from '../drag/drag.tsx'
import { Button } from '../ui/button.tsx'
import { groupsWords as words } from '../words/groups.ts'
import type { Chosen } from './chosen.ts'
import { NotePaper } from './note-paper.tsx'

/** So many notes are drawn at first, and with each press more: a hall writes two thousand. */
const PAGE = 40

interface OutsideProps {
  goal: GoalId
  notes: readonly Note[]
  chosen: Chosen
  onNote: (note: NoteId) => void
}

/** 島の外: the notes that lie in no island. */
export function Outside({ goal, notes, chosen, onNote }: OutsideProps) {
  const [most, setMost] = useState(PAGE)
  const drop = useDropPlace({ outside: goal }, true)
  const inTime = useDeferredValue(notes)
  const visible = inTime.filter(({ id }, at) => at < most || chosen.notes.has(id))
  return (
    <section
      ref={drop.setNodeRef}
      className="groups-outside"
      aria-labelledby="groups-outside"
      data-drop={drop.waiting ? (drop.over ? 'over' : 'waiting') : undefined}
    >
      <h3 id="groups-outside">
        {words.outside} <span className="figures">{words.sheets(notes.length)}</span>
      </h3>
      {notes.length === 0 && <p>{words.outsideNone}</p>}
      <ul className="group-notes" aria-labelledby="groups-outside">
        {visible.map((note) => (
          <NotePaper
            key={note.id}
            note={note}
            chosen={chosen.notes.has(note.id)}
            onChoose={onNote}
            takes
          />
        ))}
      </ul>
      {inTime.length > visible.length && (
        <Button look="plain" onClick={() => setMost(most + PAGE)}>
          {words.more(inTime.length - visible.length)}
        </Button>
      )}
    </section>
  )
}
