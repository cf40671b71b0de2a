import { useCallback, useState } from 'react'
import type { Note } from '../../shared/board/view.ts'
import type { Unrevealed } from '../../shared/http.ts'
import { findPersonal } from '../seat/find-personal-data.ts'
import { NoteCard } from '../seat/note-card.tsx'
import { useSession } from '../sync/board-session.tsx'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { LookIcon } from '../ui/icons.tsx'
import { hiddenWords as words } from '../words/hidden.ts'
import { leadWords } from '../words/lead.ts'
import { listUnrevealed } from './evening-requests.ts'
import { PutAwayDialog } from './put-away-dialog.tsx'
import { useAnswer } from './use-answer.ts'

const PAGE = 30

/**
 * 下見: what waits to be revealed, for those who lead alone, in an order by chance that stays while
 * it is open. What may be about one person comes first.
 */
export function PreviewDialog({ count, onClose }: { count: number; onClose: () => void }) {
  const { id } = useSession()
  const { actors } = useBoard()
  const list = useCallback(() => listUnrevealed(id), [id])
  const { answer, again } = useAnswer(list, { news: count })
  const [asked, setAsked] = useState<Note | null>(null)
  const [most, setMost] = useState(PAGE)
  const [places] = useState(() => new Map<string, number>())
  const notes = inPlace(answer ?? [], places)

  if (asked)
    return (
      <PutAwayDialog
        note={asked}
        gone={answer !== null && !answer.some(({ note }) => note === asked.id)}
        onDone={again}
        onClose={() => setAsked(null)}
      />
    )
  return (
    <Dialog title={words.previewTitle} onClose={onClose}>
      <div className="lead-confirm">
        <p>{words.previewHelp}</p>
        {answer !== null && notes.length === 0 && <p>{words.previewNone}</p>}
        <ul className="lead-preview-notes">
          {notes.slice(0, most).map((one) => (
            <li key={one.note}>
              {isPersonal(one) && (
                <p className="lead-hiding-silent">
                  <LookIcon />
                  {words.personal}
                </p>
              )}
              <NoteCard
                note={noteOf(one)}
                actor={actors.find(({ id }) => id === one.actor)?.plain}
              />
              <Button
                look="plain"
                aria-label={leadWords.putAway.doOf(one.text.slice(0, 30))}
                onClick={() => setAsked(noteOf(one))}
              >
                {leadWords.putAway.do}
              </Button>
            </li>
          ))}
        </ul>
        {notes.length > most && (
          <Button onClick={() => setMost(most + PAGE)}>{words.more(notes.length - most)}</Button>
        )}
      </div>
    </Dialog>
  )
}

const isPersonal = ({ text }: Unrevealed) => findPersonal(text) !== null

/** As they were listed first, however often it is asked: nothing moves under somebody's finger. */
function inPlace(all: readonly Unrevealed[], places: Map<string, number>): Unrevealed[] {
  const fresh = all.filter(({ note }) => !places.has(note))
  fresh.sort((a, b) => Number(isPersonal(b)) - Number(isPersonal(a)))
  for (const { note } of fresh) places.set(note, places.size)
  return [...all].sort((a, b) => (places.get(a.note) ?? 0) - (places.get(b.note) ?? 0))
}

/** As a card shows it; it has neither rank nor date yet. */
const noteOf = ({ note: id, table, ...said }: Unrevealed): Note => ({
  ...{ id, ...said, rank: '', group: null, heard: 'written', at: 0 },
  ...(table === null ? {} : { table }),
})
