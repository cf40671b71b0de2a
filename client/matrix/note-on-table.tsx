import { memo, useId } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { StickersOn } from '../ballots/note-stickers.tsx'
import { useHandle } from '../drag/drag.tsx'
import { paperOf } from '../seat/note-card.tsx'
import type { Delivery } from '../sync/device.ts'
import { FoldButton, useFold } from '../ui/folded-text.tsx'
import { AwayIcon, CheckIcon, SendingIcon } from '../ui/icons.tsx'
import { Grip } from '../ui/tool-icons.tsx'
import { matrixWords } from '../words/matrix.ts'

export interface NoteOnTableProps {
  note: Note
  chosen: boolean
  movable: boolean
  /** Withdrawn by its author while this person has it chosen. */
  lost: boolean
  delivery: Delivery | undefined
  /** Rows made from it. */
  rows: number
  others: string
  onChoose: (note: Note, how: { add: boolean; byKey: boolean; off: boolean }) => void
}

/** A note as paper on the plan: its handle carries it, its words choose it. */
export const NoteOnTable = memo(function NoteOnTable(props: NoteOnTableProps) {
  const { note, chosen, movable, lost, delivery, rows, others, onChoose } = props
  const drag = useHandle({ note }, movable && !lost)
  const [text, fold] = useFold<HTMLSpanElement>(note.id, note.text)
  const textId = useId()
  const words = matrixWords.note
  return (
    <li
      ref={drag.setNodeRef}
      className={`note-on-table paper-note ${paperOf(note.table)}`}
      data-chosen={chosen}
      data-held={drag.isDragging}
      data-lost={lost}
      data-long={fold.long}
    >
      {movable && !lost && (
        <button
          type="button"
          ref={drag.setActivatorNodeRef}
          {...drag.handle}
          className="note-handle"
          aria-label={words.handle(note.text)}
          data-keep={`handle/${note.id}`}
        >
          <Grip />
        </button>
      )}
      <button
        type="button"
        className="note-words"
        aria-pressed={chosen}
        data-keep={`note/${note.id}`}
        onClick={(event) =>
          onChoose(note, {
            add: event.ctrlKey || event.metaKey || event.shiftKey,
            byKey: event.detail === 0,
            off: chosen,
          })
        }
      >
        <span ref={text} id={textId} className={`note-text ${fold.open ? '' : 'folded'}`}>
          {note.text}
        </span>
        <span className="note-foot">
          {chosen && <CheckIcon />}
          {lost && <strong>{words.ghost}</strong>}
          {note.table !== undefined && <span>{matrixWords.table(note.table)}</span>}
          {note.heard !== 'written' && <span>{matrixWords.heardShort[note.heard]}</span>}
          {rows > 0 && <span>{matrixWords.note.madeRow}</span>}
          <StickersOn id={note.id} />
          <Sent delivery={delivery} />
        </span>
      </button>
      <FoldButton fold={fold} of={textId} className="note-fold" />
      {others && <span className="who-label">{others}</span>}
    </li>
  )
})

function Sent({ delivery }: { delivery: Delivery | undefined }) {
  switch (delivery) {
    case undefined:
    case 'saved':
      return null
    case 'sending':
      return (
        <span>
          <SendingIcon />
          {matrixWords.note.sending}
        </span>
      )
    case 'away':
      return (
        <span>
          <AwayIcon />
          {matrixWords.note.away}
        </span>
      )
  }
}
