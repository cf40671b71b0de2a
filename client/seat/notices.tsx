import { useNotesEnded } from '../sync/board-session.tsx'
import { useConnection, useDeviceState } from '../sync/hooks.tsx'
import { SeatNotice } from './lazy-parts.ts'

/** What a person should know before she goes on: the seat has ended, or this device keeps nothing. */
export function Notices() {
  const connection = useConnection()
  const notesEnded = useNotesEnded()
  const keeps = useDeviceState((state) => state.keeps)
  const ended = connection.state === 'ended' && connection.why
  return (
    <>
      <div role="alert" className="empty:hidden">
        {ended && <SeatNotice about={ended} />}
      </div>
      {notesEnded && <SeatNotice about="notesEnded" />}
      {!ended && !keeps && <SeatNotice about="keepsNot" />}
    </>
  )
}
