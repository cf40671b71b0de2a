import { goalNumber } from '../../shared/board/goal-number.ts'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { matrixWords } from '../words/matrix.ts'

interface MovePlacesProps {
  board: Snapshot
  isHere: (goal: GoalId, actor: ActorId) => boolean
  onMove: (goal: GoalId, actor: ActorId) => void
}

/** Every goal, every 誰が: one tap and it is there. */
export function MovePlaces({ board, isHere, onMove }: MovePlacesProps) {
  return (
    <div className="move-places">
      {board.goals.map((goal) => (
        <section key={goal.id} aria-label={`${goalNumber(board.goals, goal.id)} ${goal.title}`}>
          <h3>
            <b>{goalNumber(board.goals, goal.id)}</b> <span>{goal.title}</span>
          </h3>
          <ul>
            {board.actors.map((actor) => {
              const here = isHere(goal.id, actor.id)
              return (
                <li key={actor.id}>
                  <button
                    type="button"
                    className="move-place"
                    aria-disabled={here}
                    onClick={() => !here && onMove(goal.id, actor.id)}
                  >
                    {actor.name}
                    {here && <span className="move-here">{matrixWords.move.here}</span>}
                  </button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
