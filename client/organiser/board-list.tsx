import { dayInWords } from '../../shared/eras.ts'
import type { ListedBoard } from '../../shared/http.ts'
import { grouped } from '../../shared/way-in.ts'
import { Chip } from '../ui/chip.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { boardsWords } from '../words/boards.ts'
import { BoardActions } from './board-actions.tsx'
import { StartLeading } from './start-leading.tsx'

/** The workshops on this server. */
export function BoardList({
  boards,
  adminKey,
  onChanged,
}: {
  boards: readonly ListedBoard[]
  adminKey: string
  onChanged: () => Promise<void>
}) {
  return (
    <section className="lead-card" aria-labelledby="boards-list">
      <h2 id="boards-list">
        <Phrases>{boardsWords.list}</Phrases>
      </h2>
      {boards.length === 0 ? (
        <p className="lead-sub">{boardsWords.none}</p>
      ) : (
        <ul className="boards-list">
          {boards.map((board) => (
            <li key={board.id}>
              <div>
                <h3>{board.title}</h3>
                <p className="lead-sub figures">
                  <span>{board.heldOn ? dayInWords(board.heldOn) : boardsWords.noDate}</span>
                  <span>{boardsWords.code(grouped(board.joinCode))}</span>
                  <span>{boardsWords.counts(board.counts.participants, board.counts.notes)}</span>
                  {board.state === 'closed' && <Chip>{boardsWords.closed}</Chip>}
                </p>
              </div>
              {board.links && (
                <StartLeading
                  link={board.links.facilitator}
                  label={boardsWords.startOf(board.title)}
                />
              )}
              <BoardActions board={board} adminKey={adminKey} onChanged={onChanged} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
