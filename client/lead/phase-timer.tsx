import type { Timer } from '../../shared/board/field-types.ts'
import { extended, paused, started } from '../../shared/board/timer.ts'
import type { Phase } from '../../shared/board/view.ts'
import { clockIn } from '../../shared/tokyo.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { clockOf } from '../timer/clock.ts'
import { useCalls } from '../timer/use-calls.ts'
import { useTimerSound } from '../timer/use-sound.ts'
import { useTimeLeft } from '../timer/use-time-left.ts'
import { Button } from '../ui/button.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { eveningWords as words } from '../words/evening.ts'
import { leadWords } from '../words/lead.ts'
import { useWords } from '../words/provided.ts'
import { TIMER } from '../words/timer.ts'
import { useLead } from './leading.tsx'
import { saidBy } from './said-by.ts'
import { useSaying } from './use-saying.ts'

const MINUTE_MS = 60_000
const MORE = [1, 5]
const TO = [3, 5, 10, 15]

/** What is left of the phase: large enough to read from the middle of the hall. */
export function PhaseTimer({ phase, mayLead }: { phase: Phase | undefined; mayLead: boolean }) {
  const device = useDevice()
  const lead = useLead()
  const timerWords = useWords(TIMER)
  const say = useSaying()
  const speaker = useSpeaker()
  const left = useTimeLeft()
  const timer = useDeviceState((state) => state.board.board.timer)
  const set = (timer: Timer | null, said: string) => {
    lead({ timer })
    speaker.announce(said)
  }
  const said = leadWords.timerSaid
  const more = async (minutes: number) => {
    if (!phase) return set(extended(timer, minutes * MINUTE_MS, device.now()), said.more(minutes))
    try {
      await say({ verb: 'phase.extend', phase: phase.id, minutes })
      speaker.announce(words.extended(minutes))
    } catch (error) {
      speaker.announce(saidBy(error))
    }
  }
  useCalls(left, (call) => speaker.announce(timerWords.calls[call]))
  const sound = useTimerSound('lead', left)
  const ends = timer && 'endsAt' in timer && left && left.leftMs > 0 ? timer.endsAt : undefined
  return (
    <section className="phase-timer" aria-label={leadWords.timer}>
      <p>
        <strong>{phase ? words.leftOf(phase.title) : leadWords.timer}</strong>
        <Button
          look="plain"
          className="phase-timer-sound"
          aria-label={`${leadWords.timerSound}：${sound.state === 'off' ? leadWords.off : leadWords.on}`}
          aria-pressed={sound.state !== 'off'}
          onClick={() => sound.turn(sound.state === 'off')}
        >
          {words.sound[sound.state]}
        </Button>
        {ends !== undefined && (
          <span className="phase-timer-until figures">{words.until(clockIn(ends))}</span>
        )}
      </p>
      <p className="phase-timer-figures figures" role="timer" data-over={left?.state === 'over'}>
        {left ? clockOf(left.leftMs) : '–:––'}
        {left?.state === 'stopped' && <small>{words.stands}</small>}
      </p>
      <div className="phase-timer-buttons">
        {MORE.map((minutes) => (
          <Button
            key={minutes}
            className="px-1"
            disabled={!mayLead || !left}
            onClick={() => void more(minutes)}
          >
            {leadWords.timerMore(minutes)}
          </Button>
        ))}
        <Button
          className="px-1"
          disabled={!mayLead || !left || left.leftMs === 0}
          onClick={() =>
            left?.state === 'stopped'
              ? set(started(left.leftMs, device.now()), said.goesOn)
              : set(paused(timer, device.now()), said.stopped)
          }
        >
          {left?.state === 'stopped' ? leadWords.timerGoOn : leadWords.timerStop}
        </Button>
      </div>
      <div className="phase-timer-buttons">
        {TO.map((minutes) => (
          <Button
            key={minutes}
            className="px-1"
            disabled={!mayLead}
            aria-label={words.leftTo(minutes)}
            onClick={() => set(started(minutes * MINUTE_MS, device.now()), said.started(minutes))}
          >
            {words.minutes(minutes)}
          </Button>
        ))}
      </div>
    </section>
  )
}
