import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { useDevice } from '../sync/hooks.tsx'

/**
 * I7: a remote change may draw anew what has the focus (a note that others moved to another cell).
 * The focus then follows it; where it is gone for good, it stays in the cell it was in.
 * @param elsewhere where it goes when the cell is gone as well
 */
export function useKeepFocus(elsewhere?: RefObject<HTMLElement | null>) {
  const device = useDevice()
  const had = useRef<{ keep: string | null; element: Element; cell: string | null } | null>(null)

  useEffect(
    () =>
      device.subscribe(() => {
        const element = document.activeElement
        if (!element || element === document.body || had.current?.element === element) return
        const cell = element.closest<HTMLElement>('[data-cell]')?.dataset.cell ?? null
        const keep = element.closest<HTMLElement>('[data-keep]')?.dataset.keep ?? null
        had.current = { element, keep, cell }
      }),
    [device],
  )

  useLayoutEffect(() => {
    const last = had.current
    had.current = null
    if (!last || document.activeElement !== document.body) return
    const again =
      (last.element.isConnected ? last.element : null) ??
      find('data-keep', last.keep) ??
      find('data-cell', last.cell) ??
      elsewhere?.current
    if (again instanceof HTMLElement) again.focus({ preventScroll: true })
  })
}

const find = (attribute: string, value: string | null) =>
  value === null ? null : document.querySelector(`[${attribute}="${CSS.escape(value)}"]`)
