import { useMemo, useState } from 'react'
import { answersOf, reasonOf } from '../../shared/board/agreement.ts'
import { undecided } from '../../shared/board/gaps.ts'
import { targetSaid, targetWords } from '../../shared/board/target-said.ts'
import type { Note, Row, Snapshot } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { useCan } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { CheckIcon, LookIcon } from '../ui/icons.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import { sourcesChanged } from './in-place.ts'
import { placeName } from './places.ts'
import { textOf } from './row-text.ts'
import { useTake } from './take-row.tsx'

const words = matrixWords.undecided
const SECTIONS = ['asked', 'held', 'declined'] as const
/** So many notes at first, and with each tap more. */
const PAGE = 40

/** まだ決まっていないもの, over all goals: what waits, what was put off and why, notes without a row. */
export function UndecidedView({ board }: { board: Snapshot }) {
  const { goals, rows, notes } = board
  const open = useMemo(() => undecided({ goals, rows, notes }), [goals, rows, notes])
  const nothing = open.asked.length + open.held.length + open.notes.length === 0
  return (
    <>
      <h1 className="goal-title">
        <Phrases>{matrixWords.nav.undecided}</Phrases>
      </h1>
      <p className="list-intro">{nothing ? words.none : words.intro}</p>
      {SECTIONS.map((state) => (
        <section key={state} className="list-part" aria-labelledby={`undecided-${state}`}>
          <h2 id={`undecided-${state}`}>
            {matrixWords.state[state]}
            <span className="figures">{words.rows(open[state].length)}</span>
          </h2>
          {open[state].length > 0 && (
            <ul className="open-list">
              {open[state].map((row) => (
                <li key={row.id} data-open-row={row.id}>
                  <OpenRow board={board} row={row} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
      <LooseNotes board={board} notes={open.notes} />
    </>
  )
}

function OpenRow({ board, row }: { board: Snapshot; row: Row }) {
  const onDesk = useOnDesk()
  const mayWrite = useCan()('rows.write', { own: false })
  const take = useTake()(row)
  const changed = sourcesChanged(board, row)
  const reason = reasonOf(row)
  return (
    <>
      <p className="open-place">
        {placeName(board, row.goal, row.actor)}
        {answersOf(board, row).map(({ actor, at }) => (
          <span key={actor.id}>{matrixWords.row.decided(actor.name, at)}</span>
        ))}
      </p>
      <p className="open-words">
        {textOf(row)}
        {targetWords(row) !== '' && <b>{targetSaid(row)}</b>}
      </p>
      {reason && <p>{matrixWords.row.reason(reason)}</p>}
      {changed && (
        <p className="row-changed-notes">
          <LookIcon />
          {changed}
        </p>
      )}
      <p className="open-buttons">
        {take && (
          <Button
            look="main"
            aria-label={`${matrixWords.body.take}：${row.text}`}
            onClick={(event) => {
              focusNeighbour(event.currentTarget)
              take()
            }}
          >
            <CheckIcon />
            {matrixWords.body.take}
          </Button>
        )}
        {mayWrite && (
          <Button
            aria-label={`${row.state === 'asked' ? matrixWords.row.decide : matrixWords.row.redecide}：${row.text}`}
            onClick={() => onDesk({ do: 'open', open: { what: 'decide', row } })}
          >
            {row.state === 'asked' ? matrixWords.row.decide : matrixWords.row.redecide}
          </Button>
        )}
        <Button look="plain" onClick={() => onDesk({ do: 'go', goal: row.goal, row: row.id })}>
          {words.open}
        </Button>
      </p>
    </>
  )
}

/** This entry is about to leave the list: one goes on with the next, or where the list begins. */
function focusNeighbour(button: HTMLElement) {
  const entry = button.closest('li')
  const next = entry?.nextElementSibling ?? entry?.previousElementSibling
  const main = button.closest('main')
  const to = next?.querySelector<HTMLElement>('button') ?? main
  to?.focus()
}

function LooseNotes({ board, notes }: { board: Snapshot; notes: readonly Note[] }) {
  const onDesk = useOnDesk()
  const mayWrite = useCan()('rows.write', { own: false })
  const [most, setMost] = useState(PAGE)
  return (
    <section className="list-part" aria-labelledby="undecided-notes">
      <h2 id="undecided-notes">
        {words.loose}
        <span className="figures">{words.sheets(notes.length)}</span>
      </h2>
      {notes.length > 0 && (
        <ul className="loose-notes">
          {notes.slice(0, most).map((note) => (
            <li key={note.id} className={`paper-note ${paperOf(note.table)}`}>
              <FoldedText id={note.id} text={note.text} />
              <p className="note-foot">
                <span>{placeName(board, note.goal, note.actor)}</span>
                {note.table !== undefined && <span>{matrixWords.table(note.table)}</span>}
                {note.heard !== 'written' && <span>{matrixWords.heardShort[note.heard]}</span>}
              </p>
              <p className="open-buttons">
                {mayWrite && (
                  <Button
                    aria-label={`${matrixWords.panel.makeRow}：${note.text}`}
                    onClick={() => onDesk({ do: 'open', open: { what: 'make', notes: [note] } })}
                  >
                    {matrixWords.panel.makeRow}
                  </Button>
                )}
                <Button
                  look="plain"
                  onClick={() => {
                    onDesk({ do: 'unchoose' })
                    onDesk({ do: 'choose', note, add: false })
                    onDesk({ do: 'go', goal: note.goal, note: note.id })
                  }}
                >
                  {words.openNote}
                </Button>
              </p>
            </li>
          ))}
        </ul>
      )}
      {notes.length > most && (
        <Button onClick={() => setMost(most + PAGE)}>
          {matrixWords.note.more(notes.length - most)}
        </Button>
      )}
    </section>
  )
}
