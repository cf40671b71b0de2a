import { useEffect, useState } from 'react'
import { countNotes, goalInSight } from '../../shared/board/cells.ts'
import type { View } from '../../shared/board/field-types.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { useConnection, useDeviceState } from '../sync/hooks.tsx'
import type { Call } from '../timer/clock.ts'
import { Figures } from '../timer/time-left.tsx'
import { useCalls } from '../timer/use-calls.ts'
import { type TimeLeft, useTimeLeft } from '../timer/use-time-left.ts'
import { hiddenWords } from '../words/hidden.ts'
import { useWords } from '../words/provided.ts'
import { screenWords } from '../words/screen.ts'
import { TIMER } from '../words/timer.ts'

/** So long the hall reads what the timer calls out. */
const CALLED_MS = 20_000

/**
 * How many are here and what there is in sight; the connection only when something is to be said
 * about it. The thanks at the end have no timer beside them.
 */
export function Footer({
  board,
  view,
  faceDown,
}: {
  board: Snapshot
  view: View
  /** Notes that lie face down on what is in sight. */
  faceDown: number
}) {
  const timerWords = useWords(TIMER)
  const people = useDeviceState((state) => state.here.people)
  const connection = useConnection()
  const left = useTimeLeft()
  const call = useCalled(left)
  const thanks = view === 'thanks'
  const goal = goalInSight(board)
  return (
    <footer className="screen-footer">
      {left && !thanks && view !== 'phase' && <Figures left={left} className="screen-timer" />}
      <Course board={board} />
      {call && !thanks ? (
        <p className="screen-call">{timerWords.calls[call]}</p>
      ) : (
        <>
          <p>{screenWords.people(people)}</p>
          <p>
            {view === 'plan'
              ? screenWords.legend
              : screenWords.notes(countNotes(board, goal), goal !== null)}
          </p>
          {faceDown > 0 && <p>{hiddenWords.total(faceDown)}</p>}
        </>
      )}
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

/** Where the evening is, among its phases. */
function Course({ board: { agenda, board } }: { board: Snapshot }) {
  const at = agenda.findIndex(({ id }) => id === board.phase?.phase)
  const phase = agenda[at]
  if (!phase) return null
  return (
    <p className="screen-course">
      <span className="sr-only">{screenWords.course(phase.title, at + 1, agenda.length)}</span>
      {agenda.map(({ id, title }, one) =>
        one === at ? (
          <strong key={`${id} now`} aria-hidden="true">
            {title}
          </strong>
        ) : (
          <i key={id} data-past={one < at} />
        ),
      )}
    </p>
  )
}

/** What the timer called out a moment ago; nothing of a timer that was set anew since. */
function useCalled(left: TimeLeft | null): Call | null {
  const timer = useDeviceState((state) => state.board.board.timer)
  const [called, setCalled] = useState<{ call: Call; timer: typeof timer } | null>(null)
  useCalls(left, (call) => setCalled({ call, timer }))
  useEffect(() => {
    if (!called) return
    const gone = setTimeout(() => setCalled(null), CALLED_MS)
    return () => clearTimeout(gone)
  }, [called])
  return called?.timer === timer ? (called?.call ?? null) : null
}
