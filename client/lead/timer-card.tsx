import { type FormEvent, useId, useRef, useState } from 'react'
import type { Timer } from '../../shared/board/field-types.ts'
import { extended, paused, started } from '../../shared/board/timer.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Figures } from '../timer/time-left.tsx'
import { useTimerSound } from '../timer/use-sound.ts'
import { type TimeLeft, useTimeLeft } from '../timer/use-time-left.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { useLead } from './leading.tsx'
import { Switch } from './switch.tsx'
import { MAX_MINUTES, wholeIn } from './whole-numbers.ts'

const MINUTE_MS = 60_000
const USUAL = '20'
const MORE = [1, 5]

/** The timer by the server's clock: to start, to lengthen, to stop. */
export function TimerCard({ mayLead }: { mayLead: boolean }) {
  const device = useDevice()
  const lead = useLead()
  const speaker = useSpeaker()
  const left = useTimeLeft()
  const timer = useDeviceState((state) => state.board.board.timer)
  const now = () => device.now()
  const set = (timer: Timer | null, said?: string) => {
    lead({ timer })
    if (said !== undefined) speaker.announce(said)
  }
  const words = leadWords.timerSaid

  return (
    <section className="lead-card" aria-labelledby="lead-timer">
      <h2 id="lead-timer">
        <Phrases>{leadWords.timer}</Phrases>
      </h2>
      <p className="lead-sub">{leadWords.timerHelp}</p>
      {left && (
        <div className="lead-actions lead-timer">
          <Figures left={left} className="lead-timer-figures" />
          {MORE.map((minutes) => (
            <Button
              key={minutes}
              disabled={!mayLead}
              onClick={() => set(extended(timer, minutes * MINUTE_MS, now()), words.more(minutes))}
            >
              {leadWords.timerMore(minutes)}
            </Button>
          ))}
          <Button
            disabled={!mayLead || left.leftMs === 0}
            onClick={() =>
              left.state === 'stopped'
                ? set(started(left.leftMs, now()), words.goesOn)
                : set(paused(timer, now()), words.stopped)
            }
          >
            {left.state === 'stopped' ? leadWords.timerGoOn : leadWords.timerStop}
          </Button>
          <Button look="plain" disabled={!mayLead} onClick={() => set(null)}>
            {leadWords.timerClear}
          </Button>
        </div>
      )}
      <StartTimer
        mayLead={mayLead}
        again={left !== null}
        onStart={(minutes) => set(started(minutes * MINUTE_MS, now()), words.started(minutes))}
      />
      <Sound left={left} />
    </section>
  )
}

/** On this laptop; the projector has a switch of its own. */
function Sound({ left }: { left: TimeLeft | null }) {
  const { state, turn } = useTimerSound('lead', left)
  return (
    <Switch
      label={leadWords.timerSound}
      help={leadWords.timerSoundHelp[state]}
      on={state !== 'off'}
      disabled={false}
      onTurn={turn}
    />
  )
}

function StartTimer({
  mayLead,
  again,
  onStart,
}: {
  mayLead: boolean
  again: boolean
  onStart: (minutes: number) => void
}) {
  const [draft, setDraft] = useState(USUAL)
  const [wrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const ids = { field: useId(), wrong: useId() }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const minutes = wholeIn(draft, MAX_MINUTES)
    setWrong(minutes === null)
    if (minutes === null) field.current?.focus()
    else onStart(minutes)
  }
  return (
    <form onSubmit={submit} noValidate>
      <div className="lead-field lead-with-button">
        <label htmlFor={ids.field}>{leadWords.minutes}</label>
        <input
          ref={field}
          id={ids.field}
          inputMode="numeric"
          autoComplete="off"
          value={draft}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? ids.wrong : undefined}
          onChange={(event) => {
            setDraft(event.currentTarget.value)
            setWrong(false)
          }}
        />
        <Button look={again ? 'quiet' : 'main'} type="submit" disabled={!mayLead}>
          {again ? leadWords.timerAgain : leadWords.timerStart}
        </Button>
      </div>
      <div id={ids.wrong} role="alert">
        {wrong && <Notice>{leadWords.minutesWrong}</Notice>}
      </div>
    </form>
  )
}
