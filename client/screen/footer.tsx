import type { View } from '../../shared/board/schema.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { useConnection, useDeviceState } from '../sync/hooks.tsx'
import { Figures } from '../timer/time-left.tsx'
import { useTimeLeft } from '../timer/use-time-left.ts'
import { screenWords } from '../words/screen.ts'

/** How many are here and what there is; the connection only when something is to be said about it. */
export function Footer({ board, view }: { board: Snapshot; view: View }) {
  const people = useDeviceState((state) => state.here.people)
  const connection = useConnection()
  const left = useTimeLeft()
  return (
    <footer className="screen-footer">
      {left && <Figures left={left} className="screen-timer" />}
      <p>{screenWords.people(people)}</p>
      <p>{view === 'plan' ? screenWords.legend : screenWords.notes(board.notes.length)}</p>
      {board.board.state === 'closed' ? (
        <p className="screen-say">{screenWords.closed}</p>
      ) : (
        board.board.locked && <p className="screen-say">{screenWords.locked}</p>
      )}
      {connection.state === 'joining' && <p className="screen-say">{screenWords.joining}</p>}
      {connection.state === 'away' && <p className="screen-say">{screenWords.away}</p>}
    </footer>
  )
}
