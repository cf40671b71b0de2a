import { useState } from 'react'
import { courseOf, lengthOf, nextPhase, stateOf, tookOf } from '../../shared/board/agenda.ts'
import type { Phase } from '../../shared/board/view.ts'
import { clockIn } from '../../shared/tokyo.ts'
import { waitingIn } from '../hidden/face-down.ts'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CheckIcon } from '../ui/icons.tsx'
import { eveningWords as words } from '../words/evening.ts'
import { consequences, skipped } from './course.ts'
import { useGo } from './use-going.ts'

const MINUTE = 60_000

/** The evening's phases from left to right, planned against now; each is a way to go there. */
export function Rail({ now, mayLead }: { now: number; mayLead: boolean }) {
  const { agenda, board } = useBoard()
  const [asked, ask] = useState<Phase | null>(null)
  const course = courseOf(agenda, board.phase, now)
  const at = agenda.findIndex(({ id }) => id === board.phase?.phase)
  const [all, showAll] = useState(false)
  const passed = agenda.filter((phase) => phase.passed)
  return (
    <nav className="rail" aria-label={words.region} data-all={all}>
      <ol>
        {agenda.map((phase, one) => {
          const state = stateOf(phase, board.phase)
          return (
            <li
              key={phase.id}
              data-state={state}
              data-near={Math.abs(one - at) <= 1}
              style={{ flexGrow: phase.minutes + 40 }}
            >
              <button
                type="button"
                className="rail-go"
                aria-current={state === 'now' ? 'step' : undefined}
                disabled={!mayLead || state === 'now'}
                onClick={() => ask(phase)}
              >
                <span className="rail-title">
                  {state === 'done' && <CheckIcon />}
                  {phase.title}
                </span>
                <small className="figures">
                  {minutesOf(phase, state, board.phase?.since, now)}
                </small>
              </button>
            </li>
          )
        })}
      </ol>
      <button type="button" className="rail-all" aria-expanded={all} onClick={() => showAll(!all)}>
        {words.all}
      </button>
      <p className="rail-ends figures">
        {course ? (
          <>
            <span className="rail-planned">{words.ends(clockIn(course.planned))}</span>
            <strong>{words.expected(clockIn(course.expected), course.late)}</strong>
          </>
        ) : (
          <strong>
            {words.agenda.total(agenda.reduce((sum, { minutes }) => sum + minutes, 0))}
          </strong>
        )}
      </p>
      {passed.length > 0 && <Carried phases={passed} onGo={ask} />}
      {asked && (
        <GoThere
          phase={agenda.find(({ id }) => id === asked.id) ?? asked}
          onClose={() => ask(null)}
        />
      )}
    </nav>
  )
}

function minutesOf(phase: Phase, state: string, since = 0, now: number): string {
  if (state === 'now') {
    const at = Math.max(1, Math.ceil((now - since) / MINUTE))
    return `${words.planned(lengthOf(phase) / MINUTE)}・${words.nowAt(at)}`
  }
  if (state === 'passed') return words.passed
  const took = tookOf(phase)
  return state === 'done' && took !== undefined && took !== phase.minutes
    ? words.took(phase.minutes, took)
    : words.minutes(phase.minutes)
}

/** What there was no time for. */
function Carried({ phases, onGo }: { phases: readonly Phase[]; onGo: (phase: Phase) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="rail-carried" onClick={() => setOpen(true)}>
        {words.carried(phases.length)}
      </button>
      {open && (
        <Dialog title={words.carriedTitle} onClose={() => setOpen(false)}>
          <p className="mb-3">{words.carriedHelp}</p>
          <ul className="grid gap-2">
            {phases.map((phase) => (
              <li key={phase.id} className="flex flex-wrap items-center justify-between gap-2">
                <strong>{phase.title}</strong>
                <Button
                  onClick={() => {
                    setOpen(false)
                    onGo(phase)
                  }}
                >
                  {words.goHere}
                </Button>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </>
  )
}

/** Past what comes next, or back: what will happen stands here before it does. */
function GoThere({ phase, onClose }: { phase: Phase; onClose: () => void }) {
  const board = useBoard()
  const go = useGo()
  const from = board.board.phase?.phase ?? null
  const over = skipped(board.agenda, from, phase.id)
  return (
    <Dialog title={words.goTitle(phase.title)} onClose={onClose} closer={false}>
      <Consequences phase={phase} />
      {over.length > 0 && (
        <p className="mt-2 font-bold">{words.skips(over.map(({ title }) => title).join('、'))}</p>
      )}
      <p className="mt-2">{words.writingStays}</p>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button
          look="main"
          onClick={() => {
            void go(from, phase.id)
            onClose()
          }}
        >
          {words.goHere}
        </Button>
        <Button onClick={onClose} data-focus-first>
          {words.cancel}
        </Button>
      </div>
    </Dialog>
  )
}

export function Consequences({ phase }: { phase: Phase | null }) {
  const board = useBoard()
  const waiting = waitingIn(useDeviceState((state) => state.waiting))
  return (
    <dl className="consequences">
      {consequences(board, phase, waiting).map(([what, becomes]) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd>{becomes}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What つぎへ leads to: null is the end; undefined where there is nothing to lead to. */
export function useNext(): { current: Phase | undefined; next: Phase | null | undefined } {
  const { agenda, board } = useBoard()
  const current = agenda.find(({ id }) => id === board.phase?.phase)
  const next = nextPhase(agenda, current?.id)
  return { current, next: next ?? (current ? null : undefined) }
}
