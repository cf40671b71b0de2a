import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { BoardSettings } from '../../shared/board/settings.ts'
import { useBoard, useConnection, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { UndoIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { type Change, changesBetween, differing, type Led, ledOf, sameLed } from './changes.ts'

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
  const known = useRef<Led | null>(null)
  const [changes, setChanges] = useState<readonly Change[]>([])
  const lead = useMemo(
    () => (patch: Partial<BoardSettings>) => {
      own.current = { ...ledOf(device.state.board), ...patch }
      device.perform({ verb: 'board.set', patch })
    },
    [device],
  )

  useEffect(() => {
    const before = known.current
    if (!isLive && before === null) return
    known.current = ledOf(board)
    if (before === null) return
    const after = known.current
    const gone = differing(before, after)
    if (gone.length === 0) return
    const mine = own.current
    const news = changesBetween(
      before,
      board,
      (what, now) => mine !== null && sameLed(what, mine, now),
    )
    setChanges((all) => [...all.filter(({ what }) => !gone.includes(what)), ...news])
  }, [board, isLive])

  return (
    <LeadingContext value={lead}>
      {children}
      <section className="lead-changes" aria-label={leadWords.lately}>
        {changes.map((change) => (
          <OneChange
            key={change.what}
            change={change}
            onBack={() => lead(change.back)}
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
  change: Change
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
