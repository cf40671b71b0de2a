import { memo } from 'react'
import type { NoteId } from '../../shared/board/ids.ts'
import type { Note } from '../../shared/board/view.ts'
import { useDropPlace, useHandle } from '../drag/drag.tsx'
import { paperOf } from '../seat/note-card.tsx'
import { useCan, useDelivery, useMine } from '../sync/hooks.tsx'
import { AwayIcon, CheckIcon, SendingIcon } from '../ui/icons.tsx'
import { Grip } from '../ui/tool-icons.tsx'
import { groupsWords as words } from '../words/groups.ts'

interface NotePaperProps {
  note: Note
  chosen: boolean
  onChoose: (note: NoteId) => void
  /** Outside of all islands another note can be dropped on it. */
  takes?: boolean
}

/** A note as it lies in an island, or outside: its handle carries it, its words choose it. */
export const NotePaper = memo(function NotePaper({
  note,
  chosen,
  onChoose,
  takes = false,
}: NotePaperProps) {
  const own = useMine().has(note.id)
  const movable = useCan()('notes.group', { own, table: note.table })
  const drag = useHandle({ note }, movable)
  const drop = useDropPlace({ onto: note }, takes && movable)
  const delivery = useDelivery(note.id)
  return (
    <li
      ref={(element) => {
        drag.setNodeRef(element)
        drop.setNodeRef(element)
      }}
      className={`group-note paper-note ${paperOf(note.table)}`}
      data-note={note.id}
      data-chosen={chosen}
      data-held={drag.isDragging}
      data-drop={drop.waiting && !drag.isDragging ? (drop.over ? 'over' : 'waiting') : undefined}
    >
      {movable && (
        <button
          type="button"
          ref={drag.setActivatorNodeRef}
          {...drag.handle}
          className="group-handle"
          aria-label={words.noteHandle(note.text)}
          data-keep={`handle/${note.id}`}
        >
          <Grip />
        </button>
      )}
      <button
        type="button"
        className="group-note-words"
        aria-pressed={chosen}
        disabled={!movable}
        data-keep={`note/${note.id}`}
        onClick={() => onChoose(note.id)}
      >
        <span className="folded whitespace-pre-wrap">{note.text}</span>
        <span className="group-note-foot">
          {chosen && <CheckIcon />}
          {note.table !== undefined && <span>{words.table(note.table)}</span>}
          {delivery === 'sending' && <SendingIcon />}
          {delivery === 'away' && <AwayIcon />}
        </span>
      </button>
    </li>
  )
})
