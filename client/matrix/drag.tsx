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
import type { ActorId, GoalId, NoteId } from '../../shared/board/ids.ts'
import type { Note } from '../../shared/board/view.ts'
import { useDevice } from '../sync/hooks.tsx'
import { matrixWords } from '../words/matrix.ts'
import { NoteInAir } from './note-in-air.tsx'

/** Where a note can be dropped: a cell, or a goal in the list (which keeps its 誰が). */
export interface DropPlace {
  goal: GoalId
  actor: ActorId | null
}

interface NoteDragProps {
  /** What the note is called while it is held. */
  noteName: (note: Note) => string
  placeName: (place: DropPlace, note: Note) => string
  onDrop: (note: Note, place: DropPlace) => void
  children: ReactNode
}

const words = matrixWords.drag
const HoldingContext = createContext<NoteId | null>(null)

/** The note in the air, if any. While there is one, what lies under it stands still. */
export const useHolding = () => useContext(HoldingContext)

const NOTE_KEYS = { start: ['Space', 'Enter'], cancel: ['Escape'], end: ['Space', 'Enter'] }

/** Notes carried by mouse, finger or keyboard. The only module that knows the drag library. */
export function NoteDrag({ noteName, placeName, onDrop, children }: NoteDragProps) {
  const [held, setHeld] = useState<Note | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: toNextPlace, keyboardCodes: NOTE_KEYS }),
  )
  const device = useDevice()
  const isThere = useCallback(
    ({ id }: Note) => device.state.board.notes.some((note) => note.id === id),
    [device],
  )
  const announcements = useMemo(
    () => announce(noteName, placeName, isThere),
    [noteName, placeName, isThere],
  )
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={nearest}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: words.instructions },
      }}
      onDragStart={({ active }) => setHeld(noteOf(active))}
      onDragCancel={() => setHeld(null)}
      onDragEnd={({ active, over }) => {
        setHeld(null)
        const note = noteOf(active)
        const place = placeOf(over)
        if (note && place && isThere(note)) onDrop(note, place)
      }}
    >
      <HoldingContext value={held?.id ?? null}>{children}</HoldingContext>
      <DragOverlay dropAnimation={null}>{held && <NoteInAir note={held} />}</DragOverlay>
    </DndContext>
  )
}

interface Carrier {
  data: { current?: Record<string, unknown> | undefined }
}
const noteOf = (active: Carrier) => (active.data.current?.note as Note | undefined) ?? null
const placeOf = (over: Carrier | null) =>
  (over?.data.current?.place as DropPlace | undefined) ?? null

/** The handle of a note: a button of its own inside the `<li>`, so that the note's text stays text. */
export function useNoteHandle(note: Note, enabled: boolean) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: `note/${note.id}`,
    data: { note },
    disabled: !enabled,
    attributes: { roleDescription: words.role },
  })
  return { handle: { ...attributes, ...listeners }, setNodeRef, setActivatorNodeRef, isDragging }
}

/** A place that takes notes. `over` while one is held above it. */
export function useDropPlace(place: DropPlace, enabled: boolean) {
  const { setNodeRef, isOver, active } = useDroppable({
    id: `place/${place.goal}/${place.actor ?? ''}`,
    data: { place },
    disabled: !enabled,
  })
  return { setNodeRef, over: isOver, waiting: active !== null }
}

/** By keyboard a note goes from cell to cell; to another goal it goes by うごかす. */
const isCell = (over: Carrier) => placeOf(over)?.actor != null

/**
 * Under the pointer where there is one; by keyboard the place that the note's corner lies in, which is
 * its own before it is carried, and else the one whose corner is next.
 */
const nearest: CollisionDetection = (args) => {
  if (args.pointerCoordinates) return pointerWithin(args)
  const { left, top } = args.collisionRect
  const inside = (rect: ClientRect) =>
    left >= rect.left && left < rect.right && top >= rect.top && top < rect.bottom
  const far = (rect: ClientRect) =>
    inside(rect) ? 0 : Math.hypot(rect.left - left, rect.top - top)
  return args.droppableContainers
    .filter(isCell)
    .flatMap((container) => {
      const rect = args.droppableRects.get(container.id)
      return rect
        ? [{ id: container.id, data: { droppableContainer: container, value: far(rect) } }]
        : []
    })
    .sort((a, b) => a.data.value - b.data.value)
    .slice(0, 1)
}

/** Arrow keys carry a held note from place to place, in reading order. */
const toNextPlace: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.code]
  if (step === undefined) return undefined
  event.preventDefault()
  const rects = context.droppableContainers
    .getEnabled()
    .filter(isCell)
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id)
      return rect ? [{ id, rect }] : []
    })
    .sort((a, b) => a.rect.top - b.rect.top || a.rect.left - b.rect.left)
  const at = rects.findIndex(({ id }) => id === context.over?.id)
  const to = rects[Math.max(0, Math.min(rects.length - 1, at + step))]
  return to ? { x: to.rect.left, y: to.rect.top } : currentCoordinates
}

function announce(
  noteName: NoteDragProps['noteName'],
  placeName: NoteDragProps['placeName'],
  isThere: (note: Note) => boolean,
): Announcements {
  const tell =
    (there: (note: string, place: string) => string, nowhere: (note: string) => string) =>
    ({ active, over = null }: { active: Carrier; over?: Carrier | null }) => {
      const note = noteOf(active)
      const place = placeOf(over)
      const name = note ? noteName(note) : words.some
      return note && place ? there(name, placeName(place, note)) : nowhere(name)
    }
  return {
    onDragStart: tell(words.start, words.start),
    onDragOver: (event) => {
      const note = noteOf(event.active)
      const place = placeOf(event.over)
      const home = note && place && place.goal === note.goal && place.actor === note.actor
      return home
        ? words.home(noteName(note), placeName(place, note))
        : tell(words.over, words.outside)(event)
    },
    onDragEnd: (event) => {
      const note = noteOf(event.active)
      return note && !isThere(note)
        ? words.gone(noteName(note))
        : tell(words.end, words.dropped)(event)
    },
    onDragCancel: tell(words.cancel, words.cancel),
  }
}
