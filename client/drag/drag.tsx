import {
  type Announcements,
  type ClientRect,
  type CollisionDetection,
  DndContext,
  DragOverlay,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useDraggable,
  useDroppable,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Group, Note, Snapshot } from '../../shared/board/view.ts'
import { useDevice } from '../sync/hooks.tsx'
import { matrixWords } from '../words/matrix.ts'
import { GroupInAir, NoteInAir } from './note-in-air.tsx'

/** What is in the hand: a note, or a whole island. */
export type Held = { note: Note } | { group: Group }

/**
 * Where something can be dropped: a cell, or a goal in the list (which keeps the 誰が); an island, a
 * note that lies in none, or the place outside of all islands.
 */
export type DropPlace =
  | { goal: GoalId; actor: ActorId | null }
  | { group: Group }
  | { onto: Note }
  | { outside: GoalId }

interface CarryingProps<P extends DropPlace> {
  /** What it is called while it is held. */
  heldName: (held: Held) => string
  placeName: (place: P, held: Held) => string
  /** Whether it lies there already. */
  isHome: (held: Held, place: P) => boolean
  onDrop: (held: Held, place: P) => void
  children: ReactNode
}

const words = matrixWords.drag
const HoldingContext = createContext<Held | null>(null)

/** What is in the air, if anything. While there is something, what lies under it stands still. */
export const useHolding = () => useContext(HoldingContext)

const NOTE_KEYS = { start: ['Space', 'Enter'], cancel: ['Escape'], end: ['Space', 'Enter'] }

/** Notes and islands carried by mouse, finger or keyboard. The only module that knows the drag library. */
export function Carrying<P extends DropPlace>(props: CarryingProps<P>) {
  const { heldName, placeName, isHome, onDrop, children } = props
  const [held, setHeld] = useState<Held | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextPlace, keyboardCodes: NOTE_KEYS }),
  )
  const device = useDevice()
  const isThere = useCallback((one: Held) => isOn(device.state.board, one), [device])
  const announcements = useMemo(
    () =>
      announce({
        heldName,
        isThere,
        // What lies on this surface takes what its own handles carry.
        placeName: (place, one) => placeName(place as P, one),
        isHome: (one, place) => isHome(one, place as P),
      }),
    [heldName, placeName, isHome, isThere],
  )
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearest}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: words.instructions },
      }}
      onDragStart={({ active }) => setHeld(heldOf(active))}
      onDragCancel={() => setHeld(null)}
      onDragEnd={({ active, over }) => {
        setHeld(null)
        const one = heldOf(active)
        const place = placeOf(over)
        if (one && place && isThere(one) && !isHome(one, place as P)) onDrop(one, place as P)
      }}
    >
      <HoldingContext value={held}>{children}</HoldingContext>
      <DragOverlay dropAnimation={null}>{held && <InAir held={held} />}</DragOverlay>
    </DndContext>
  )
}

const InAir = ({ held }: { held: Held }) =>
  'note' in held ? <NoteInAir note={held.note} /> : <GroupInAir group={held.group} />

const isOn = ({ notes, groups }: Snapshot, held: Held): boolean =>
  'note' in held
    ? notes.some(({ id }) => id === held.note.id)
    : groups.some(({ id, removed }) => id === held.group.id && !removed)

interface Carrier {
  data: { current?: Record<string, unknown> | undefined }
}
const heldOf = (active: Carrier) => (active.data.current?.held as Held | undefined) ?? null
const placeOf = (over: Carrier | null) =>
  (over?.data.current?.place as DropPlace | undefined) ?? null

/** The handle of a note or an island: a button of its own, so that its words stay words. */
export function useHandle(held: Held, enabled: boolean) {
  const isNote = 'note' in held
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: isNote ? `note/${held.note.id}` : `group/${held.group.id}`,
    data: { held },
    disabled: !enabled,
    attributes: { roleDescription: isNote ? words.role : words.groupRole },
  })
  return { handle: { ...attributes, ...listeners }, setNodeRef, setActivatorNodeRef, isDragging }
}

/** A place that takes what is carried. `over` while something is held above it. */
export function useDropPlace(place: DropPlace, enabled: boolean) {
  const { setNodeRef, isOver, active } = useDroppable({
    id: `place/${nameOf(place)}`,
    data: { place },
    disabled: !enabled,
  })
  const held = active ? heldOf(active) : null
  const takes = held !== null && canTake(place, held)
  return { setNodeRef, over: isOver && takes, waiting: takes }
}

function nameOf(place: DropPlace): string {
  if ('goal' in place) return `${place.goal}/${place.actor ?? ''}`
  if ('group' in place) return `group/${place.group.id}`
  return 'onto' in place ? `note/${place.onto.id}` : `outside/${place.outside}`
}

/** An island goes onto islands; everything else is for notes. */
const canTake = (place: DropPlace, held: Held): boolean => 'note' in held || 'group' in place

/** By keyboard a note goes from cell to cell; to another goal it goes by うごかす. */
function isStop(over: Carrier, active: Carrier | null): boolean {
  const place = placeOf(over)
  const held = active && heldOf(active)
  if (!place || (held && !canTake(place, held))) return false
  return !('goal' in place) || place.actor !== null
}

/** A place within another one comes first. */
const depth = (container: Carrier) => {
  const place = placeOf(container)
  return place && 'outside' in place ? 1 : 0
}

/**
 * Under the pointer where there is one; by keyboard the place that the corner of what is held lies in,
 * which is its own before it is carried, and else the one whose corner is next.
 */
const nearest: CollisionDetection = (args) => {
  const held = heldOf(args.active)
  const byId = new Map(args.droppableContainers.map((container) => [container.id, container]))
  if (args.pointerCoordinates)
    return pointerWithin(args)
      .flatMap((one) => {
        const container = byId.get(one.id)
        const place = container ? placeOf(container) : null
        return container && place && held && canTake(place, held)
          ? [{ one, deep: depth(container) }]
          : []
      })
      .sort((a, b) => a.deep - b.deep)
      .map(({ one }) => one)
  const { left, top } = args.collisionRect
  const inside = (rect: ClientRect) =>
    left >= rect.left && left < rect.right && top >= rect.top && top < rect.bottom
  const far = (rect: ClientRect) =>
    inside(rect) ? 0 : Math.hypot(rect.left - left, rect.top - top)
  return args.droppableContainers
    .filter((container) => isStop(container, args.active))
    .flatMap((container) => {
      const rect = args.droppableRects.get(container.id)
      return rect
        ? [
            {
              ...{ id: container.id, deep: depth(container) },
              data: { droppableContainer: container, value: far(rect) },
            },
          ]
        : []
    })
    .sort((a, b) => a.data.value - b.data.value || a.deep - b.deep)
    .slice(0, 1)
}

/** Arrow keys carry what is held from place to place, in reading order. */
const toNextPlace: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.code]
  if (step === undefined) return undefined
  event.preventDefault()
  const rects = context.droppableContainers
    .getEnabled()
    .filter((container) => isStop(container, context.active))
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id)
      return rect ? [{ id, rect }] : []
    })
    .sort((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left)
  const at = rects.findIndex(({ id }) => id === context.over?.id)
  const to = rects[Math.max(0, Math.min(rects.length - 1, at + step))]
  return to ? { x: to.rect.left, y: to.rect.top } : currentCoordinates
}

type Names = Pick<CarryingProps<DropPlace>, 'heldName' | 'placeName' | 'isHome'> & {
  isThere: (held: Held) => boolean
}

function announce({ heldName, placeName, isHome, isThere }: Names): Announcements {
  const tell =
    (there: (held: string, place: string) => string, nowhere: (held: string) => string) =>
    ({ active, over = null }: { active: Carrier; over?: Carrier | null }) => {
      const held = heldOf(active)
      const place = placeOf(over)
      const name = held ? heldName(held) : words.some
      return held && place ? there(name, placeName(place, held)) : nowhere(name)
    }
  return {
    onDragStart: tell(words.start, words.start),
    onDragOver: (event) => {
      const held = heldOf(event.active)
      const place = placeOf(event.over)
      return held && place && isHome(held, place)
        ? words.home(heldName(held), placeName(place, held))
        : tell(words.over, words.outside)(event)
    },
    onDragEnd: (event) => {
      const held = heldOf(event.active)
      const place = placeOf(event.over)
      if (held && !isThere(held)) return words.gone(heldName(held))
      if (held && place && isHome(held, place)) return words.dropped(heldName(held))
      return tell(words.end, words.dropped)(event)
    },
    onDragCancel: tell(words.cancel, words.cancel),
  }
}
