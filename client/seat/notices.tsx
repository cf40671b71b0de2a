import { Link } from 'wouter'
import { useNotesEnded } from '../sync/board-session.tsx'
import { useConnection, useDeviceState } from '../sync/hooks.tsx'
import { Notice } from '../ui/notice.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'

/** What a person should know before she goes on: the seat has ended, or this device keeps nothing. */
export function Notices() {
  const notesWords = useWords(NOTES)
  const connection = useConnection()
  const notesEnded = useNotesEnded()
  const keeps = useDeviceState((state) => state.keeps)
  return (
    <>
      <div role="alert" className="empty:hidden">
        {connection.state === 'ended' && (
          <Notice>
            <p>{notesWords.ended[connection.why]}</p>
            {connection.why !== 'closed' && (
              <Link
                href="/"
                className="inline-flex min-h-12 items-center font-bold text-act underline underline-offset-4"
              >
                {notesWords.byCode}
              </Link>
            )}
          </Notice>
        )}
      </div>
      {notesEnded && <Notice>{notesWords.notesEnded}</Notice>}
      {connection.state !== 'ended' && !keeps && <Notice>{notesWords.keepsNot}</Notice>}
    </>
  )
}
