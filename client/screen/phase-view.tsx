import { findPhase, nextPhase } from '../../shared/board/agenda.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { clockOf } from '../timer/clock.ts'
import { useTimeLeft } from '../timer/use-time-left.ts'
import { screenWords } from '../words/screen.ts'
import { Title } from './title.tsx'

/** A phase in which the hall looks at nothing else: what it is, and how long it still goes on. */
export function PhaseView({ board, title }: { board: Snapshot; title: string }) {
  const phase = findPhase(board.agenda, board.board.phase)
  const next = phase && nextPhase(board.agenda, phase.id)
  const left = useTimeLeft()
  const pause = phase?.kind === 'pause'
  return (
    <main className="screen-phase">
      <p className="screen-over screen-one-line">{title}</p>
      <Title text={phase?.title ?? title} />
      <p className="screen-phase-say">
        {phase ? screenWords.phaseSay[phase.kind] : screenWords.phaseNone}
      </p>
      {left && (
        <p className="screen-phase-time" role="timer">
          <span>{pause ? screenWords.phaseBack : screenWords.phaseLeft}</span>
          <strong>{clockOf(left.leftMs)}</strong>
        </p>
      )}
      {next && <p className="screen-phase-next">{screenWords.phaseNext(next.title)}</p>}
    </main>
  )
}
