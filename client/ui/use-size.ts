import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'

export interface Size {
  /** px */
  width: number
  height: number
  rowGap: number
  columnGap: number
}

const gapOf = (text: string) => Number.parseFloat(text) || 0

/** The inner size of an element and its gaps, followed while it changes; null before the first look. */
export function useSize<E extends HTMLElement>(): [RefObject<E | null>, Size | null] {
  const ref = useRef<E>(null)
  const [size, setSize] = useState<Size | null>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const look = () => {
      const style = getComputedStyle(element)
      setSize({
        width: element.clientWidth,
        height: element.clientHeight,
        rowGap: gapOf(style.rowGap),
        columnGap: gapOf(style.columnGap),
      })
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, size]
}

const NONE: ReadonlyMap<string, number> = new Map()

/**
 * Heights (px) of all `[data-measure]` inside, by that name: after every render, and again when the
 * typeface has arrived or the width has changed.
 */
export function useHeights<E extends HTMLElement>(): [
  RefObject<E | null>,
  ReadonlyMap<string, number>,
] {
  const ref = useRef<E>(null)
  const [heights, setHeights] = useState(NONE)
  const look = useRef(() => {
    const now = new Map<string, number>()
    for (const one of ref.current?.querySelectorAll<HTMLElement>('[data-measure]') ?? [])
      now.set(one.dataset.measure ?? '', one.getBoundingClientRect().height)
    setHeights((before) => (same(before, now) ? before : now))
  })
  // No dependencies: whatever was rendered may have another height now.
  useLayoutEffect(() => look.current())
  useEffect(() => {
    const element = ref.current
    if (!element) return
    const observer = new ResizeObserver(() => look.current())
    observer.observe(element)
    const looked = look.current
    document.fonts.addEventListener('loadingdone', looked)
    return () => {
      observer.disconnect()
      document.fonts.removeEventListener('loadingdone', looked)
    }
  }, [])
  return [ref, heights]
}

const same = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  a.size === b.size && [...a].every(([key, height]) => b.get(key) === height)
