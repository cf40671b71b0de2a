import { type PointerEvent, useCallback, useEffect, useRef, useState } from 'react'

/** A finger that rests so long paints; one that moves earlier scrolls. */
const HOLD_MS = 300
const STILL_PX = 8

interface Stroke {
  from: number
  to: number
}

interface Grip {
  pointer: number
  from: number
  x: number
  y: number
  cell: HTMLElement
  /** Mouse and pen paint at once, a finger only after a hold. */
  paints: boolean
  moved: boolean
  timer?: ReturnType<typeof setTimeout>
}

/** Follows one pointer over a row's years. `onPaint` comes once, when it is lifted. */
export function usePainting(onPaint: (from: number, to: number) => void) {
  const [stroke, setStroke] = useState<Stroke | null>(null)
  const grip = useRef<Grip | null>(null)
  /** A click that only ends a drag must not open the menu. */
  const swallow = useRef(false)

  const end = useCallback(() => {
    clearTimeout(grip.current?.timer)
    grip.current = null
    setStroke(null)
  }, [])

  useEffect(() => {
    if (!stroke) return
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      swallow.current = true
      end()
    }
    document.addEventListener('keydown', cancel)
    return () => document.removeEventListener('keydown', cancel)
  }, [stroke, end])

  const down = (event: PointerEvent<HTMLElement>, year: number) => {
    if (event.button !== 0 || grip.current) return
    swallow.current = false
    const paints = event.pointerType !== 'touch'
    const cell = event.currentTarget
    const held: Grip = {
      pointer: event.pointerId,
      from: year,
      x: event.clientX,
      y: event.clientY,
      cell,
      paints,
      moved: false,
    }
    grip.current = held
    if (paints) cell.setPointerCapture(event.pointerId)
    else
      held.timer = setTimeout(() => {
        held.paints = true
        setStroke({ from: year, to: year })
      }, HOLD_MS)
  }

  const move = (event: PointerEvent<HTMLElement>) => {
    const held = grip.current
    if (!held || held.pointer !== event.pointerId) return
    const far = Math.hypot(event.clientX - held.x, event.clientY - held.y) > STILL_PX
    if (!held.paints) {
      if (far) end()
      return
    }
    if (!far && !held.moved) return
    held.moved = true
    const to = yearAt(held.cell, event.clientX) ?? held.from
    setStroke((now) => (now?.to === to ? now : { from: held.from, to }))
  }

  const up = (event: PointerEvent<HTMLElement>) => {
    const held = grip.current
    if (!held || held.pointer !== event.pointerId) return
    const to = yearAt(held.cell, event.clientX) ?? held.from
    swallow.current = held.moved
    end()
    if (held.paints && held.moved && to !== held.from) onPaint(held.from, to)
  }

  return {
    stroke,
    swallowsClick: () => {
      const swallowed = swallow.current
      swallow.current = false
      return swallowed
    },
    /** Without this the browser takes a painting finger for a scrolling one. */
    cellRef: useCallback((cell: HTMLElement | null) => {
      const keep = (event: TouchEvent) => {
        if (grip.current?.paints) event.preventDefault()
      }
      cell?.addEventListener('touchmove', keep, { passive: false })
      return () => cell?.removeEventListener('touchmove', keep)
    }, []),
    handlers: (year: number) => ({
      onPointerDown: (event: PointerEvent<HTMLElement>) => down(event, year),
      onPointerMove: move,
      onPointerUp: up,
      onPointerCancel: end,
      onContextMenu: (event: { preventDefault: () => void }) => {
        if (grip.current?.paints) event.preventDefault()
      },
    }),
  }
}

/** The year whose column is under `x`; beyond either end the outermost. */
function yearAt(cell: HTMLElement, x: number): number | null {
  const cells = [...(cell.parentElement?.querySelectorAll<HTMLElement>('[data-year]') ?? [])]
  const under = cells.find((one) => x <= one.getBoundingClientRect().right) ?? cells.at(-1)
  return under ? Number(under.dataset.year) : null
}
