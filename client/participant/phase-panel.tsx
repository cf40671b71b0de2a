import { useEffect, useRef } from 'react'
import { nextPhase } from '../../shared/board/agenda.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Phase } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { ReadyBar } from '../seat/ready-bar.tsx'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { PHASE } from '../words/phase.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'

/** What the evening is at, in the middle of the phone: to wait, to write, to say that one is done. */
export function PhasePanel({
  phase,
  goal,
  waits,
  isWriting,
  onWrite,
  onGo,
}: {
  phase: Phase
  goal: GoalId
  /** There is nothing to write now, and nobody is writing. */
  waits: boolean
  /** Whether words stand in the box, or somebody is at it. */
  isWriting: () => boolean
  onWrite: () => void
  onGo: (goal: GoalId) => void
}) {
  const words = useWords(PHASE)
  const { tableName } = useWords(SHARED)
  const speaker = useSpeaker()
  const { agenda } = useBoard()
  const { table } = useDevice().seat
  const next = nextPhase(agenda, phase.id)
  const named = useRef(phase.id)
  useEffect(() => {
    if (named.current !== phase.id) speaker.announce(phase.title)
    named.current = phase.id
  }, [phase, speaker])

  return (
    <>
      <section aria-label={words.now} className="grid grid-cols-1 gap-3">
        {waits && (
          <div className="grid justify-items-center gap-4 py-4 text-center">
            {table !== undefined && (
              <p
                className={`grid min-h-36 w-64 -rotate-1 place-content-center border border-hair p-4 lifted ${paperOf(table)}`}
              >
                <strong className="text-[3.5rem] leading-tight">{tableName(table)}</strong>
                <span>{words.seat}</span>
              </p>
            )}
            <h1 className="break-phrases text-std-24B-150">
              <Phrases>{phase.title}</Phrases>
            </h1>
            <p className="break-phrases text-std-20B-150">
              <Phrases>{words.look}</Phrases>
            </p>
            {next && <p className="text-sub">{words.next(next.title)}</p>}
            <Button onClick={onWrite}>{words.alsoWrite}</Button>
            <p className="break-phrases text-sub">{words.alsoWriteHelp}</p>
          </div>
        )}
        <ReadyBar key={phase.id} phase={phase} />
      </section>
      <FollowBar goal={goal} isWriting={isWriting} onGo={onGo} />
    </>
  )
}

/** With an empty box the phone goes to the hall's goal; with words in it a bar at the foot offers that. */
function FollowBar({
  goal,
  isWriting,
  onGo,
}: {
  goal: GoalId
  isWriting: () => boolean
  onGo: (goal: GoalId) => void
}) {
  const words = useWords(PHASE)
  const speaker = useSpeaker()
  const { goals, board } = useBoard()
  const there = goals.find(({ id }) => id === board.focus?.goal)
  const seen = useRef(there?.id)
  const follow = useRef(onGo)
  follow.current = onGo
  const busy = useRef(isWriting)
  busy.current = isWriting
  useEffect(() => {
    if (!there || seen.current === there.id) return
    seen.current = there.id
    if (there.id === goal || busy.current()) return
    follow.current(there.id)
    speaker.announce(words.followed(goalNumber(goals, there.id)))
  }, [there, goal, goals, speaker, words])
  if (!there || there.id === goal) return null
  return (
    <div className="sticky bottom-0 z-20 -mx-4 flex items-center justify-between gap-3 border-ink border-t-2 bg-paper px-4 py-2">
      <p className="min-w-0 break-phrases">
        <Phrases>{words.goalNow(goalNumber(goals, there.id))}</Phrases>
        {isWriting() && <small className="block text-sub">{words.draftStays}</small>}
      </p>
      <Button className="shrink-0" onClick={() => onGo(there.id)}>
        {words.follow}
      </Button>
    </div>
  )
}
