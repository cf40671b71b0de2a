import './matrix.css'
import { useCallback, useDeferredValue, useEffect, useRef } from 'react'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Goal, Snapshot } from '../../shared/board/view.ts'
import { Carrying, type Held, useHolding } from '../drag/drag.tsx'
import { Foot } from '../seat/foot.tsx'
import { useWayBackKeys } from '../seat/undo-buttons.tsx'
import { useKeepFocus } from '../seat/use-keep-focus.ts'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { useBackThrough } from '../ui/back.ts'
import { Phrases } from '../ui/phrases.tsx'
import { matrixWords } from '../words/matrix.ts'
import { AgreedView } from './agreed-view.tsx'
import type { DeskView, Target } from './desk.ts'
import { addressOf, DeskProvider, useDesk, useOnDesk, wayTo } from './desk-context.tsx'
import { GapsView } from './gaps-view.tsx'
import { GoalView } from './goal-view.tsx'
import { GoalsNav } from './goals-nav.tsx'
import { GroupsView } from './groups-view.tsx'
import { Header } from './header.tsx'
import { noteMoved } from './move-note.tsx'
import { NotePanel } from './note-panel.tsx'
import { Notices, RemovedRow } from './notices.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { OwnBodyProvider } from './own-body.tsx'
import { mainId } from './page-ids.ts'
import { placeName } from './places.ts'
import { RemovedView } from './removed-view.tsx'
import { UndecidedView } from './undecided-view.tsx'
import { useArrivals } from './use-arrivals.ts'
import { useLetGo } from './use-let-go.ts'
import { useLookAt } from './use-look-at.ts'
import { useWithdrawEmpty } from './use-withdraw-empty.ts'

/** 記録: the plan's own tables, edited in place by ward officers. */
export default function Staff() {
  return (
    <DeskProvider>
      <OwnBodyProvider>
        <CarryingNotes>
          <Surface />
        </CarryingNotes>
      </OwnBodyProvider>
    </DeskProvider>
  )
}

/** Notes can be carried over the whole surface. */
interface Cell {
  goal: GoalId
  actor: ActorId | null
}

function CarryingNotes({ children }: { children: React.ReactNode }) {
  const device = useDevice()
  const name = useCallback(
    (held: Held) => ('note' in held ? matrixWords.quote(held.note.text) : ''),
    [],
  )
  const place = useCallback(
    ({ goal, actor }: Cell, held: Held) =>
      placeName(device.state.board, goal, actor ?? actorOf(held)),
    [device],
  )
  const isHome = useCallback(
    (held: Held, { goal, actor }: Cell) =>
      'note' in held && held.note.goal === goal && held.note.actor === (actor ?? held.note.actor),
    [],
  )
  const drop = useCallback(
    (held: Held, { goal, actor }: Cell) => {
      if ('note' in held)
        device.perform(noteMoved(device.state.board, held.note, goal, actor ?? held.note.actor))
    },
    [device],
  )
  return (
    <Carrying heldName={name} placeName={place} isHome={isHome} onDrop={drop}>
      {children}
    </Carrying>
  )
}

const actorOf = (held: Held) => ('note' in held ? held.note.actor : ('' as ActorId))

function Surface() {
  const desk = useDesk()
  const onDesk = useOnDesk()
  const board = useBoard()
  const still = useStill(board, useHolding() !== null)
  // The counts beside the tables come when there is time: nobody works in them.
  const inTime = useDeferredValue(still)
  const goal = still.goals.find(({ id }) => id === desk.goal) ?? still.goals[0]
  const title = board.board.title ?? ''
  // The chosen notes lie on a goal's tables: beside a list they would be about something unseen.
  const withPanel = desk.view === 'goal'
  useWayBackKeys(useLookAt())
  useKeepFocus()
  useArrivals(board)
  useWithdrawEmpty(board)
  useLetGo(board)
  useTarget()

  const address = addressOf(desk)
  useEffect(() => {
    const said = address ? `#${address}` : location.pathname + location.search
    const say = () => history.replaceState(history.state, '', said)
    say()
    // The entry below has the address of an earlier view.
    addEventListener('popstate', say)
    return () => removeEventListener('popstate', say)
  }, [address])
  useBackThrough(address ?? '', (before) => onDesk(wayTo(before)))

  return (
    <div className="staff" data-view={desk.view} data-panel={withPanel && desk.chosen.length > 0}>
      <title>{title}</title>
      <button
        type="button"
        className="staff-skip"
        onClick={() => document.getElementById(mainId)?.focus()}
      >
        {matrixWords.nav.skip}
      </button>
      <Header title={title} />
      <Notices board={board} goal={goal?.id} />
      <GoalsNav board={inTime} goal={isOfGoal(desk.view) ? (goal?.id ?? null) : null} />
      <main className="staff-main" id={mainId} tabIndex={-1}>
        <Middle board={still} goal={goal} />
        <Foot />
      </main>
      {withPanel && <NotePanel board={board} />}
      <RemovedRow />
      <OpenDialog board={board} />
    </div>
  )
}

const isOfGoal = (view: DeskView) => view === 'goal' || view === 'groups'

function Middle({ board, goal }: { board: Snapshot; goal: Goal | undefined }) {
  const { view } = useDesk()
  switch (view) {
    case 'goal':
      if (!goal)
        return (
          <h1>
            <Phrases>{matrixWords.goal.none}</Phrases>
          </h1>
        )
      return <GoalView key={goal.id} board={board} goal={goal} />
    case 'groups':
      return goal ? <GroupsView key={goal.id} board={board} goal={goal} /> : null
    case 'gaps':
      return <GapsView board={board} />
    case 'undecided':
      return <UndecidedView board={board} />
    case 'agreed':
      return <AgreedView board={board} />
    case 'removed':
      return <RemovedView board={board} />
  }
}

/** While a note is in the air, the tables under it do not move (I7). */
function useStill(board: Snapshot, holding: boolean): Snapshot {
  const still = useRef(board)
  if (!holding) still.current = board
  return still.current
}

/** Brings what was asked for into sight, and the focus to it. */
function useTarget() {
  const { target } = useDesk()
  const onDesk = useOnDesk()
  useEffect(() => {
    if (!target) return
    const { element, focus } = found(target)
    element?.scrollIntoView({ block: 'center', inline: 'nearest' })
    focus?.focus({ preventScroll: true })
    onDesk({ do: 'arrive' })
  }, [target, onDesk])
}

function found({ goal, actor, row, note, year }: Target) {
  const one = (selector: string, within: ParentNode = document) =>
    within.querySelector<HTMLElement>(selector)
  if (note) {
    const element = one(`[data-keep="note/${note}"]`)
    return { element, focus: element }
  }
  const element = one(row ? `[data-row="${row}"]` : `[data-cell="${goal}/${actor}"]`)
  if (!element) return { element: null, focus: null }
  const wanted = year === undefined ? null : one(`[data-year="${year}"]`, element)
  const focus = wanted ?? one('[data-keep], .row-words, .cell-adds button', element)
  return { element: wanted ?? element, focus }
}
