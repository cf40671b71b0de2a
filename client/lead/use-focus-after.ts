import { type RefObject, useEffect, useRef } from 'react'

/** The button that opened a dialog goes with its note: the focus then is on the list's heading. */
export function useFocusAfter(heading: RefObject<HTMLElement | null>, open: boolean) {
  const closing = useRef(false)
  useEffect(() => {
    if (open) closing.current = true
    else if (closing.current && document.activeElement === document.body) {
      closing.current = false
      heading.current?.focus({ preventScroll: true })
    }
  })
}
