import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { PhaseId } from '../../shared/board/ids.ts'
import type { BoardSettings } from '../../shared/board/settings.ts'
import { useBoard, useConnection, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { UndoIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import {
  type Change,
  changesBetween,
  differing,
  type Led,
  ledOf,
  phaseChange,
  sameLed,
  type Went,
} from './changes.ts'
import { saidBy } from './said-by.ts'
import { type Go, Going } from './use-going.ts'
import { useSaying } from './use-saying.ts'

/** So long a way back stands at the foot; longer while somebody is at it. */
const STAYS_MS = 15_000

const LeadingContext = createContext<(patch: Partial<BoardSettings>) => void>(() => {})

/** Sets something that another facilitator may see and take back. */
export const useLead = (): ((patch: Partial<BoardSettings>) => void) => useContext(LeadingContext)

/** What facilitators do to the hall, and the bar that tells of it with a way back. */
export function Leading({ children }: { children: ReactNode }) {
  const device = useDevice()
  const board = useBoard()
  const isLive = useConnection().state === 'live'
  /** What this device made of the board last: what comes to be like it is its own doing. */
  const own = useRef<Led | null>(null)
  const ownPhase = useRef<PhaseId | null | undefined>(undefined)
  const knownPhase = useRef<PhaseId | null>(null)
  const say = useSaying()
  const [problem, setProblem] = useState<string | null>(null)
  const known = useRef<Led | null>(null)
  const [changes, setChanges] = useState<readonly (Change | Went)[]>([])
  const lead = useMemo(
    () => (patch: Partial<BoardSettings>) => {
      own.current = { ...ledOf(device.state.board), ...patch }
      device.perform({ verb: 'board.set', patch })
    },
    [device],
  )

  const go: Go = async (from, to) => {
    ownPhase.current = to
    try {
      await say({ verb: 'phase.go', from, to })
      setProblem(null)
    } catch (error) {
      ownPhase.current = undefined
      setProblem(saidBy(error))
    }
  }

  useEffect(() => {
    const before = known.current
    if (!isLive && before === null) return
    known.current = ledOf(board)
    const phaseBefore = knownPhase.current
    knownPhase.current = board.board.phase?.phase ?? null
    if (before === null) return
    const went = phaseChange(phaseBefore, board, (to) => ownPhase.current === to)
    if (went) {
      // Wall, timer and rights went along with it: that is no news of its own.
      setProblem(null)
      return setChanges([went])
    }
    const after = known.current
    const gone = differing(before, after)
    if (gone.length === 0) return
    const mine = own.current
    const news = changesBetween(
      before,
      board,
      (what, now) => mine !== null && sameLed(what, mine, now),
    )
    setChanges((all) => [
      ...all.filter(({ what }) => what === 'phase' || !gone.includes(what)),
      ...news,
    ])
  }, [board, isLive])

  return (
    <LeadingContext value={lead}>
      <Going value={go}>{children}</Going>
      <section className="lead-changes" aria-label={leadWords.lately}>
        <div role="alert">
          {problem !== null && (
            <div className="lead-change">
              <p>{problem}</p>
              <Button onClick={() => setProblem(null)}>{leadWords.dismiss}</Button>
            </div>
          )}
        </div>
        {changes.map((change) => (
          <OneChange
            key={change.what}
            change={change}
            onBack={() => {
              if ('from' in change.back) void go(change.back.from, change.back.to)
              else lead(change.back)
            }}
            onGone={() => setChanges((all) => all.filter((one) => one !== change))}
          />
        ))}
      </section>
    </LeadingContext>
  )
}

function OneChange({
  change,
  onBack,
  onGone,
}: {
  change: Change | Went
  onBack: () => void
  onGone: () => void
}) {
  const speaker = useSpeaker()
  const mayLead = useDevice().state.settings.closed === false
  const [held, hold] = useState(false)
  const gone = useRef(onGone)
  gone.current = onGone
  const { said } = change
  useEffect(() => {
    speaker.announce(said)
  }, [said, speaker])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a newer change stays its whole time
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => gone.current(), STAYS_MS)
    return () => clearTimeout(timer)
  }, [held, change])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks whether somebody is at it
    <div
      className="lead-change"
      onPointerEnter={() => hold(true)}
      onPointerLeave={() => hold(false)}
      onFocus={() => hold(true)}
      onBlur={() => hold(false)}
    >
      <p>{said}</p>
      <Button
        disabled={!mayLead}
        aria-label={leadWords.backOf(said)}
        onClick={() => {
          onBack()
          onGone()
          speaker.announce(leadWords.back)
        }}
      >
        <UndoIcon />
        {leadWords.undo}
      </Button>
    </div>
  )
}
