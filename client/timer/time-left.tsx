import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { TIMER } from '../words/timer.ts'
import { clockOf } from './clock.ts'
import { useCalls } from './use-calls.ts'
import { type TimeLeft as Left, useTimeLeft } from './use-time-left.ts'

/** What a surface says of the timer, and nothing where there is none. It calls out the time, too. */
export function TimeLeft({ className }: { className?: string }) {
  const timerWords = useWords(TIMER)
  const left = useTimeLeft()
  const speaker = useSpeaker()
  useCalls(left, (call) => speaker.announce(timerWords.calls[call]))
  return left && <Figures left={left} {...(className === undefined ? {} : { className })} />
}

/** The time alone, for a place beside one that calls it out. */
export function Figures({ left, className = '' }: { left: Left; className?: string }) {
  const timerWords = useWords(TIMER)
  return (
    <p role="timer" className={`figures font-bold ${className}`}>
      {left.state === 'over' ? timerWords.over : timerWords.left(clockOf(left.leftMs))}
      {left.state === 'stopped' && <small className="ms-1">{timerWords.stopped}</small>}
    </p>
  )
}
