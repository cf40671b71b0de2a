import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useBoard, useDevice } from '../sync/hooks.tsx'

/**
 * Keeps what a person looks at where it is while others change the page (I7): the place is measured
 * when the change arrives, before React draws it, and the page scrolled by the difference after.
 * Places are marked `data-place`.
 */
export function useAnchoredScroll(page: RefObject<HTMLElement | null>) {
  const device = useDevice()
  const board = useBoard()
  const anchor = useRef<{ element: Element; top: number } | null>(null)

  useLayoutEffect(() => {
    // The browser's own anchoring (Safari has none) would add to ours.
    document.documentElement.style.overflowAnchor = 'none'
    // After a reload it would scroll to where it was, now before the page is drawn and now after.
    history.scrollRestoration = 'manual'
    const undo = device.subscribe(() => {
      anchor.current = page.current && anchorIn(page.current)
    })
    return () => {
      undo()
      document.documentElement.style.overflowAnchor = ''
      history.scrollRestoration = 'auto'
    }
  }, [device, page])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the board is what moved the page
  useLayoutEffect(() => {
    const held = anchor.current
    anchor.current = null
    if (!held?.element.isConnected) return
    const by = held.element.getBoundingClientRect().top - held.top
    if (Math.abs(by) >= 1) window.scrollBy({ top: by, behavior: 'instant' })
  }, [board])
}

/**
 * Keeps a place where it is through one doing of the person's own that changes what stands above it.
 * @param done changes when it is done
 * @returns to be called right before the doing
 */
export function useStays(place: RefObject<HTMLElement | null>, done: unknown): () => void {
  const stood = useRef<number | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the doing is what moved the page
  useLayoutEffect(() => {
    const before = stood.current
    stood.current = null
    if (before === null || !place.current) return
    const by = place.current.getBoundingClientRect().top - before
    if (Math.abs(by) >= 1) window.scrollBy({ top: by, behavior: 'instant' })
  }, [done, place])
  return () => {
    stood.current = place.current?.getBoundingClientRect().top ?? null
  }
}

/** What the person types in; else the first place in sight. */
function anchorIn(page: HTMLElement) {
  const at = (element: Element) => ({ element, top: element.getBoundingClientRect().top })
  const begins = (place: { top: number }) => place.top >= 0 && place.top < window.innerHeight
  const active = document.activeElement
  // A dialog stands over the page: what is typed in it does not move with it.
  if (active && page.contains(active) && !active.closest('dialog')) {
    const held = at(active)
    if (begins(held) && (active.matches('textarea') || window.scrollY > 0)) return held
  }
  // At the very top there is nothing above to push anything.
  if (window.scrollY <= 0) return null
  let under: ReturnType<typeof at> | null = null
  for (const element of page.querySelectorAll('[data-place]')) {
    const place = at(element)
    if (begins(place)) return place
    if (!under && element.getBoundingClientRect().bottom > 0) under = place
  }
  return under
}
