import './matrix.css'
import { useCallback, useEffect, useRef } from 'react'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { matrixWords } from '../words/matrix.ts'
import { DeskProvider, useDesk, useOnDesk } from './desk-context.tsx'
import { type DropPlace, NoteDrag, useHolding } from './drag.tsx'
import { GoalView } from './goal-view.tsx'
import { GoalsNav } from './goals-nav.tsx'
import { Header } from './header.tsx'
import { noteMoved } from './move-note.tsx'
import { NotePanel } from './note-panel.tsx'
import { Notices, RemovedRow } from './notices.tsx'
import { OpenDialog } from './open-dialog.tsx'
import { mainId } from './page-ids.ts'
import { placeName } from './places.ts'
import { useArrivals } from './use-arrivals.ts'
import { useKeepFocus } from './use-keep-focus.ts'
import { useWayBackKeys } from './use-way-back-keys.ts'

/** 記録: the plan's own tables, edited in place by ward officers and scribes. */
export default function Staff() {
  return (
    <DeskProvider>
      <Carrying>
        <Surface />
      </Carrying>
    </DeskProvider>
  )
}

/** Notes can be carried over the whole surface. */
function Carrying({ children }: { children: React.ReactNode }) {
  const device = useDevice()
  const name = useCallback((note: Note) => matrixWords.quote(note.text), [])
  const place = useCallback(
    ({ goal, actor }: DropPlace, note: Note) =>
      placeName(device.state.board, goal, actor ?? note.actor),
    [device],
  )
  const drop = useCallback(
    (note: Note, { goal, actor }: DropPlace) => {
      const to = actor ?? note.actor
      if (note.goal === goal && note.actor === to) return
      device.perform(noteMoved(device.state.board, note, goal, to))
    },
    [device],
  )
  return (
    <NoteDrag noteName={name} placeName={place} onDrop={drop}>
      {children}
    </NoteDrag>
  )
}

function Surface() {
  const desk = useDesk()
  const board = useBoard()
  const still = useStill(board, useHolding() !== null)
  const goal = still.goals.find(({ id }) => id === desk.goal) ?? still.goals[0]
  const title = board.board.title ?? ''
  useWayBackKeys()
  useKeepFocus()
  useArrivals(board)
  useTarget()

  useEffect(() => {
    if (desk.goal) history.replaceState(history.state, '', `#${encodeURIComponent(desk.goal)}`)
  }, [desk.goal])

  return (
    <div className="staff" data-panel={desk.chosen.length > 0}>
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
      <GoalsNav board={still} goal={goal?.id ?? null} />
      <main className="staff-main" id={mainId} tabIndex={-1}>
        {goal ? (
          <GoalView key={goal.id} board={still} goal={goal} />
        ) : (
          <h1>{matrixWords.goal.none}</h1>
        )}
      </main>
      <NotePanel board={board} />
      <RemovedRow />
      <OpenDialog board={board} />
    </div>
  )
}

/** While a note is in the air, the tables under it do not move (I7). */
function useStill(board: Snapshot, holding: boolean): Snapshot {
  const still = useRef(board)
  if (!holding) still.current = board
  return still.current
}

/** Brings a row that was asked for into sight, and the focus to it. */
function useTarget() {
  const { target, goal } = useDesk()
  const onDesk = useOnDesk()
  useEffect(() => {
    if (!target || !goal) return
    const row = document.querySelector(`[data-row="${target}"]`)
    row?.scrollIntoView({ block: 'center', inline: 'nearest' })
    row?.querySelector<HTMLElement>('[data-keep], .row-words')?.focus({ preventScroll: true })
    onDesk({ do: 'arrive' })
  }, [target, goal, onDesk])
}
