import { useState } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { DeliveryMark } from '../seat/delivery-mark.tsx'
import { EditNote } from '../seat/edit-note.tsx'
import { paperOf } from '../seat/note-card.tsx'
import { useRewriting } from '../seat/use-rewriting.ts'
import { useBringBack, useWithdrawn } from '../seat/withdrawn.ts'
import { useBoard, useCan, useDelivery, useDevice, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { UndoIcon } from '../ui/icons.tsx'
import { scribeWords as words } from '../words/scribe.ts'
import { usePlaceName } from './place-name.ts'

/** So many at first: what was just written is what one looks for. */
const PAGE = 12

/** What this seat wrote down, newest first, over all goals. A withdrawn note leaves a way back. */
export function Entered() {
  const board = useBoard()
  const mine = useMine()
  const { gone, leave } = useWithdrawn(board.notes)
  const [most, setMost] = useState(PAGE)
  const there = board.notes.filter(({ id }) => mine.has(id))
  const { rewrite, withIt } = useRewriting(board.notes)
  const all = [...there, ...gone].sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))
  return (
    <section className="entered" aria-labelledby="entered">
      <h2 id="entered" className="figures" data-place>
        {words.entered(there.length)}
      </h2>
      {all.length === 0 && <p className="scribe-sub">{words.enteredNone}</p>}
      <ul>
        {withIt(all.slice(0, most)).map((note) => (
          <li key={note.id} tabIndex={-1} data-place>
            {gone.includes(note) ? (
              <Withdrawn note={note} />
            ) : (
              <OneEntered note={note} onRewriting={rewrite} onWithdrawn={() => leave(note)} />
            )}
          </li>
        ))}
      </ul>
      {all.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>{words.more(all.length - most)}</Button>
      )}
    </section>
  )
}

function OneEntered({
  note,
  onRewriting,
  onWithdrawn,
}: {
  note: Note
  onRewriting: (note: Note | null) => void
  onWithdrawn: () => void
}) {
  const device = useDevice()
  const can = useCan()
  const delivery = useDelivery(note.id) ?? 'saved'
  const place = usePlaceName()
  const [editing, setEditing] = useState(false)
  const edit = (open: boolean) => {
    onRewriting(open ? note : null)
    setEditing(open)
  }
  const thing = { own: true, table: note.table }
  return (
    <div className={`entered-note paper-note ${paperOf(note.table)}`}>
      <FoldedText id={note.id} text={note.text} />
      <div className="entered-foot">
        <p className="entered-facts">
          <span>{place(note.goal, note.actor)}</span>
          <span>{words.heardOf[note.heard]}</span>
          <DeliveryMark delivery={delivery} note={note} />
        </p>
        <p className="entered-buttons">
          {can('notes.edit', thing) && (
            <Button
              look="plain"
              aria-label={words.about(words.edit, note.text)}
              data-keep={`edit/${note.id}`}
              onClick={() => edit(true)}
            >
              {words.edit}
            </Button>
          )}
          {can('notes.withdraw', thing) && (
            <Button
              look="plain"
              aria-label={words.about(words.withdraw, note.text)}
              onClick={() => {
                device.perform({ verb: 'notes.withdraw', note: note.id })
                onWithdrawn()
              }}
            >
              {words.withdraw}
            </Button>
          )}
        </p>
      </div>
      {editing && <EditNote note={note} onClose={() => edit(false)} />}
    </div>
  )
}

function Withdrawn({ note }: { note: Note }) {
  const { button, bringBack } = useBringBack(note, words)
  return (
    <div className="entered-gone">
      <p className="line-clamp-2">{note.text}</p>
      <Button ref={button} onClick={bringBack}>
        <UndoIcon />
        {words.restore}
      </Button>
    </div>
  )
}
