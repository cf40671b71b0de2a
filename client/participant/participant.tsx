import { type RefObject, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Goal } from '../../shared/board/view.ts'
import { Box } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { browserDrafts } from '../drafts/browser.ts'
import { LeftHereLate } from '../drafts/left-here-late.tsx'
import { useBoardName, useBox, usePrefix } from '../drafts/use-box.ts'
import { OtherDevices } from '../other-device/other-devices.tsx'
import { PlanOfActor, PlanRows } from '../plan/plan-of-actor.tsx'
import { useAnchoredScroll, useStays } from '../seat/anchored-scroll.ts'
import { ConnectionChip } from '../seat/connection-chip.tsx'
import { Foot } from '../seat/foot.tsx'
import { GivenBackLate } from '../seat/given-back-late.tsx'
import {
  EditNote,
  GivenBackWords,
  MoveNote,
  PutAwayNotes,
  SeatNotice,
  Shut,
  TimeLeft,
} from '../seat/lazy-parts.ts'
import { draftWith, emptyDraft, NOTE_DRAFT } from '../seat/note-draft.ts'
import { Notices } from '../seat/notices.tsx'
import { useKeepFocus } from '../seat/use-keep-focus.ts'
import { useBoard, useConnection, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { useBackThrough } from '../ui/back.ts'
import { late, useFetchedEarly } from '../ui/late.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { Asked, Choosing } from './asked.tsx'
import { GoalHead } from './goal-head.tsx'
import { GroundRules, useGroundRules } from './ground-rules.tsx'
import { OthersNotes } from './others-notes.tsx'
import { OwnNotes } from './own-notes.tsx'
import { useGoal } from './use-goal.ts'
import { Writing } from './writing.tsx'

const WhichIsland = late(() => import('./which-island.tsx').then((module) => module.default))
const PhasePanel = late(() => import('./phase-panel.tsx').then((module) => module.PhasePanel))
const EARLY = [
  ...[PhasePanel, Choosing, EditNote, MoveNote, PlanRows, GivenBackWords, PutAwayNotes],
  ...[Shut, SeatNotice],
]

/** The residents' surface: one question, one box, one button; then the notes of this goal. */
export default function Participant() {
  const notesWords = useWords(NOTES)
  const uiWords = useWords(SHARED)
  const page = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const { board, goals, agenda } = useBoard()
  const { table } = useDevice().seat
  const { goal, goTo } = useGoal(useBoardName())
  useAnchoredScroll(page)
  useFetchedEarly(useConnection().state === 'live', EARLY)

  const title = board.title
  useEffect(() => {
    if (title) document.title = title
  }, [title])

  const go = (to: GoalId) => {
    goTo(to)
    window.scrollTo({ top: 0 })
    heading.current?.focus({ preventScroll: true })
  }

  useBackThrough(goal?.id, (before) => before !== undefined && go(before))

  return (
    <div ref={page} className="mx-auto max-w-[42rem] text-std-18N-160">
      <header className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1 bg-paper px-4 pt-2">
        <span className="min-w-0 font-bold">
          {table === undefined ? uiWords.product : uiWords.tableName(table)}{' '}
          {agenda.find(({ id }) => id === board.phase?.phase)?.title}
        </span>
        {board.timer && <TimeLeft />}
        <ConnectionChip brief={board.timer !== undefined && board.timer !== null} />
      </header>
      <main>
        <Asked>
          {goal ? (
            <OneGoal goals={goals} goal={goal} onGo={go} heading={heading} />
          ) : (
            <p className="px-4 py-8">{notesWords.noGoals}</p>
          )}
        </Asked>
      </main>
      <Foot />
    </div>
  )
}

function OneGoal({
  goals,
  goal,
  onGo,
  heading,
}: {
  goals: readonly Goal[]
  goal: Goal
  onGo: (goal: GoalId) => void
  heading: RefObject<HTMLHeadingElement | null>
}) {
  const notesWords = useWords(NOTES)
  const { actors, agenda, board } = useBoard()
  const speaker = useSpeaker()
  const prefix = usePrefix()
  const box = useBox(BOXES.note(goal.id), NOTE_DRAFT, emptyDraft)
  const writing = useRef<HTMLElement>(null)
  const rules = useGroundRules(useBoardName())
  const closed = useDeviceState(({ settings }) => settings.closed)
  useKeepFocus(writing)
  /** The phase in which she asked to write all the same. */
  const [wanted, want] = useState<string>()
  const chipsStay = useStays(writing, box.value.actor)
  const actor = actors.find(({ id }) => id === box.value.actor) ?? actors[0]
  if (!actor) return <p className="px-4 py-8">{notesWords.noGoals}</p>

  const toDraft = (text: string, place: { goal?: GoalId; actor?: ActorId }) => {
    const name = `${prefix}${BOXES.note(place.goal ?? goal.id)}`
    const there = new Box(browserDrafts(), name, NOTE_DRAFT, emptyDraft())
    there.write(draftWith(there.value, text, place.actor ?? null))
    speaker.announce(notesWords.draftBack)
    box.reread()
    if (place.goal && place.goal !== goal.id) onGo(place.goal)
    else writing.current?.focus()
  }

  const phase = agenda.find(({ id }) => id === board.phase?.phase)
  /** Words stand there, or somebody is at it: nothing is taken from under her hands. */
  const isWriting = () =>
    box.value.text !== '' || !!writing.current?.querySelector('textarea:focus')
  const waits =
    !closed &&
    !!phase &&
    !/write|reveal|share/.test(phase.kind) &&
    wanted !== phase.id &&
    !isWriting()
  const toWriting = () => writing.current?.focus({ preventScroll: true })

  return (
    <>
      <div className="grid grid-cols-1 gap-3 border-hair border-b bg-paper px-4 pt-2 pb-4 short:pb-2">
        <Notices />
        {!waits && (
          <>
            <GoalHead goals={goals} goal={goal} onGo={onGo} heading={heading} />
            <PlanOfActor goal={goal} actor={actor} />
          </>
        )}
      </div>
      <div className="grid grid-cols-1 gap-6 px-4 py-4 short:pt-2">
        {waits ? null : rules.seen || closed ? (
          <Writing
            key={goal.id}
            goal={goal}
            actors={actors}
            actor={actor}
            draft={box}
            onActor={(chosen) => {
              if (chosen !== box.value.actor) chipsStay()
              box.write({ ...box.value, actor: chosen })
            }}
            place={writing}
          />
        ) : (
          <GroundRules
            place={writing}
            onDone={() => {
              flushSync(rules.see)
              toWriting()
              writing.current?.scrollIntoView({ block: 'nearest' })
            }}
          />
        )}
        {phase && !closed && (
          <PhasePanel
            {...{ phase, goal: goal.id, waits, isWriting, onGo }}
            onWrite={() => {
              flushSync(() => want(phase.id))
              toWriting()
            }}
          />
        )}
        <GivenBackLate onDraft={toDraft} onDone={toWriting} />
        <LeftHereLate onTake={(words) => toDraft(words, {})} onDone={toWriting} />
        <OtherDevices />
        <Grouping key={`groups ${goal.id}`} goal={goal} />
        <OwnNotes key={`own ${goal.id}`} goal={goal} actors={actors} />
        <OthersNotes key={`others ${goal.id}`} goal={goal} actors={actors} />
      </div>
    </>
  )
}

/** 「この付箋はどの島？」, where residents lay notes and there are islands. */
function Grouping({ goal }: { goal: Goal }) {
  const isOpen = useDeviceState(
    ({ board, settings: { groupingOpen, ownGrouping, locked, closed } }) =>
      (groupingOpen || ownGrouping) &&
      !locked &&
      !closed &&
      board.groups.some((group) => group.goal === goal.id && !group.removed),
  )
  return isOpen ? <WhichIsland goal={goal.id} /> : null
}
