import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { NoteId } from '../../shared/board/ids.ts'
import type { Note } from '../../shared/board/view.ts'
import { useSession } from '../sync/board-session.tsx'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { TextBox } from '../ui/text-box.tsx'
import { leadWords } from '../words/lead.ts'
import { listPutAway } from './evening-requests.ts'
import { FirstSeen, has } from './newest.ts'
import { PutAwayDialog } from './put-away-dialog.tsx'
import { PutAwayList } from './put-away-list.tsx'
import { useAnswer } from './use-answer.ts'
import { useFocusAfter } from './use-focus-after.ts'

const words = leadWords.putAway
const SHOWN = 6

/** The newest notes, to put one away at once; below them what was put away. */
export function PutAwayCard() {
  const { id } = useSession()
  const { notes } = useBoard()
  const [seen] = useState(() => new FirstSeen())
  seen.see(notes)
  const [search, setSearch] = useState('')
  const [most, setMost] = useState(SHOWN)
  /** What the list shows stands still until it is asked to go on: nobody presses the wrong しまう. */
  const [known, setKnown] = useState<ReadonlySet<NoteId>>(() => new Set(notes.map(({ id }) => id)))
  /** As it was when it was asked for: somebody may take it away while the reason is being written. */
  const [asked, setAsked] = useState<Note | null>(null)
  const list = useCallback(() => listPutAway(id), [id])
  const { answer, again } = useAnswer(list, { news: seen.gone(notes) })
  const isBack = answer?.some(({ note }) => notes.some(({ id }) => id === note)) ?? false
  useEffect(() => {
    if (isBack) void again()
  }, [isBack, again])

  const lineUp = () => setKnown(new Set(notes.map(({ id }) => id)))
  const fresh = notes.filter((note) => !known.has(note.id)).length
  const found = useMemo(
    () => seen.newest(notes.filter((note) => known.has(note.id) && has(note.text, search))),
    [seen, notes, known, search],
  )
  const now = notes.find(({ id }) => id === asked?.id)
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusAfter(heading, asked !== null)

  return (
    <section className="lead-card" aria-labelledby="lead-away">
      <h2 id="lead-away" ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p className="lead-sub">{words.help}</p>
      <div className="lead-search">
        <TextBox
          label={words.search}
          value={search}
          onChange={(text) => {
            setSearch(text)
            // Who looks for words looks for them on the whole board.
            lineUp()
          }}
          rows={1}
          onEnter={noop}
        />
      </div>
      {fresh > 0 && (
        <Button
          look="plain"
          onClick={() => {
            lineUp()
            setMost(SHOWN)
          }}
        >
          {words.fresh(fresh)}
        </Button>
      )}
      {found.length === 0 && fresh === 0 && <p>{search === '' ? words.none : words.notFound}</p>}
      <ul className="lead-notes">
        {found.slice(0, most).map((one) => (
          <li key={one.id}>
            <div>
              <FoldedText id={one.id} text={one.text} className="lead-note-text bg-paper" />
              {one.table !== undefined && <small>{leadWords.table(one.table)}</small>}
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
      {answer && answer.length > 0 && <PutAwayList list={answer} onChanged={again} />}
      {asked && (
        <PutAwayDialog
          key={asked.id}
          note={now ?? asked}
          gone={now === undefined}
          onDone={again}
          onClose={() => setAsked(null)}
        />
      )}
    </section>
  )
}

/** Enter finds nothing new: the list follows every letter. */
const noop = () => undefined
