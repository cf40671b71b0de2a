import type { View } from '../../shared/board/schema.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { useConnection, useDeviceState } from '../sync/hooks.tsx'
import { screenWords } from '../words/screen.ts'

/** How many are here and what there is; the connection only when something is to be said about it. */
export function Footer({ board, view }: { board: Snapshot; view: View }) {
  const people = useDeviceState((state) => state.here.people)
  const connection = useConnection()
  return (
    <footer className="screen-footer">
      <p>{screenWords.people(people)}</p>
      <p>{screenWords.notes(board.notes.length)}</p>
      {view === 'plan' && <p>{screenWords.legend}</p>}
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
