import { useEffect, useRef } from 'react'
import { rowsFromNote } from '../../shared/board/standing.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { useCan, useDevice, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { CloseIcon } from '../ui/tool-icons.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useDesk, useOnDesk } from './desk-context.tsx'
import { noteNow } from './in-place.ts'
import { NoteFacts } from './note-facts.tsx'
import { OwnNoteButtons } from './own-note-buttons.tsx'
import { panelId } from './page-ids.ts'
import { notePlace } from './places.ts'

const words = matrixWords.panel

/** The chosen notes and what can be done with them: beside the tables, or below them on small screens. */
export function NotePanel({ board }: { board: Snapshot }) {
  const { chosen, several } = useDesk()
  const onDesk = useOnDesk()
  const can = useCan()
  const mine = useMine()
  const device = useDevice()
  const panel = useRef<HTMLElement>(null)
  const first = chosen[0]?.id

  useEffect(() => {
    if (!first) return
    // On a small screen the panel comes up over the tables: what it is about stays in sight.
    document.querySelector(`[data-keep="note/${first}"]`)?.scrollIntoView({ block: 'nearest' })
    device.point(notePlace(first))
    return () => device.point(null)
  }, [device, first])

  const shown = chosen.map((note) => noteNow(board, note))
  const [only] = shown.length === 1 ? shown : []
  const now = shown.map(({ note }) => note)
  const allMovable = shown.every(
    ({ note, lost }) => !lost && can('notes.move', { own: mine.has(note.id), table: note.table }),
  )

  const leave = () => {
    const keep = `[data-keep="note/${chosen[0]?.id}"]`
    onDesk({ do: 'unchoose' })
    document.querySelector<HTMLElement>(keep)?.focus({ preventScroll: true })
  }

  return (
    <aside
      ref={panel}
      id={panelId}
      className="note-panel"
      aria-labelledby={`${panelId}-title`}
      tabIndex={-1}
      data-empty={chosen.length === 0}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) leave()
      }}
    >
      <div className="panel-head">
        <h2 id={`${panelId}-title`}>
          {chosen.length > 1 ? words.titleMany(chosen.length) : words.title}
        </h2>
        {chosen.length > 0 && (
          <Button look="plain" onClick={leave}>
            <CloseIcon />
            {words.close}
          </Button>
        )}
      </div>
      {chosen.length === 0 && <p className="panel-hint">{words.none}</p>}
      <ul className="panel-notes">
        {shown.map(({ note, lost }) => (
          <li key={note.id} className={`panel-note paper-note ${paperOf(note.table)}`}>
            <FoldedText id={note.id} text={note.text} />
            {lost && <p className="panel-gone">{words.gone}</p>}
            {shown.length > 1 && (
              <Button look="plain" onClick={() => onDesk({ do: 'unchoose', note: note.id })}>
                {words.unchoose}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {only && (
        <NoteFacts board={board} note={only.note} rows={rowsFromNote(board, only.note.id)} />
      )}
      {chosen.length > 0 && (
        <div className="panel-buttons">
          {can('rows.write', { own: false }) && (
            <Button look="main" onClick={() => open('make', now)}>
              {now.length > 1 ? words.makeRowOf(now.length) : words.makeRow}
            </Button>
          )}
          {allMovable && <Button onClick={() => open('move', now)}>{words.move}</Button>}
          {only && !only.lost && <OwnNoteButtons note={only.note} onWithdrawn={leave} />}
          {only && (
            <Button look="plain" onClick={() => onDesk({ do: 'open', open: { what: 'redact' } })}>
              {matrixWords.redact.open}
            </Button>
          )}
          <label className="panel-several rings">
            <input
              type="checkbox"
              checked={several}
              onChange={(event) => onDesk({ do: 'several', on: event.target.checked })}
            />
            <span>{words.several}</span>
          </label>
          {several && <p className="panel-hint">{words.severalOn}</p>}
        </div>
      )}
    </aside>
  )

  function open(what: 'make' | 'move', notes: readonly Note[]) {
    onDesk({ do: 'open', open: { what, notes } })
  }
}
