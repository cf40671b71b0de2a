import { useCallback, useMemo, useRef, useState } from 'react'
import { isBlank } from '../../shared/board/words.ts'
import { useSession } from '../sync/board-session.tsx'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { TextBox } from '../ui/text-box.tsx'
import { redactWords as words } from '../words/redact.ts'
import { listPutAway } from './evening-requests.ts'
import { RedactDialog } from './redact-dialog.tsx'
import { type Found, withWords } from './redactable.ts'
import { useAnswer } from './use-answer.ts'
import { useFocusAfter } from './use-focus-after.ts'

const SHOWN = 6

/** For the rare evening: nothing of it is in reach before it is opened and words are looked for. */
export function RedactCard() {
  const { id } = useSession()
  const board = useBoard()
  const [search, setSearch] = useState('')
  const [most, setMost] = useState(SHOWN)
  const [asked, setAsked] = useState<Found | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusAfter(heading, asked !== null)
  const list = useCallback(() => listPutAway(id), [id])
  const { answer: away, again } = useAnswer(list, { news: board.notes.length })
  const found = useMemo(() => withWords(board, away ?? [], search), [board, away, search])

  return (
    <section className="lead-card" aria-labelledby="lead-redact">
      <h2 id="lead-redact" ref={heading} tabIndex={-1}>
        <Phrases>{words.title}</Phrases>
      </h2>
      <p className="lead-sub">{words.help}</p>
      <details className="lead-away-list">
        <summary>
          <DownIcon />
          {words.open}
        </summary>
        <div className="lead-search">
          <TextBox
            label={words.search}
            value={search}
            onChange={(text) => {
              setSearch(text)
              setMost(SHOWN)
            }}
            rows={1}
            onEnter={noop}
          />
        </div>
        <p aria-live="polite">
          {isBlank(search) ? words.hint : found.length === 0 ? words.notFound : ''}
        </p>
        <ul className="lead-notes">
          {found.slice(0, most).map((one) => (
            <li key={one.entry}>
              <div>
                <FoldedText id={one.entry} text={one.text} className="lead-note-text bg-paper" />
                <small>{words.kinds[one.kind]}</small>
              </div>
              <Button aria-label={words.doOf(one.text.slice(0, 30))} onClick={() => setAsked(one)}>
                {words.do}
              </Button>
            </li>
          ))}
        </ul>
        {found.length > most && (
          <Button look="plain" onClick={() => setMost(most + 2 * SHOWN)}>
            {words.more(found.length - most)}
          </Button>
        )}
      </details>
      {asked && (
        <RedactDialog
          key={asked.entry}
          target={asked}
          onDone={again}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

/** Enter finds nothing new: the list follows every letter. */
const noop = () => undefined
