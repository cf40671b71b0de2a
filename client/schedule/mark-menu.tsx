import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { MARKS, type Mark } from '../../shared/board/field-types.ts'
import { scheduleWords } from '../words/schedule.ts'

export type MenuChoice = Mark | 'clear' | 'runToEnd'

interface MarkMenuProps {
  anchor: HTMLElement
  from: number
  to: number
  current: Mark | undefined
  /** Whose years: on a narrow screen the row's words may be out of sight. */
  about: string
  onChoose: (choice: MenuChoice) => void
  onClose: () => void
}

/** 準備, 実施, 見直し, 消す, ここから最後まで: the choices for one year, or for the years chosen. */
export function MarkMenu({ anchor, from, to, current, about, onChoose, onClose }: MarkMenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const closed = useRef(onClose)
  closed.current = onClose

  useLayoutEffect(() => {
    const element = menu.current
    if (!element) return
    const place = () => placeAt(element, anchor)
    const toggled = (event: Event) => {
      if ((event as ToggleEvent).newState === 'closed') closed.current()
    }
    element.showPopover?.()
    place()
    element.addEventListener('toggle', toggled)
    document.addEventListener('scroll', place, true)
    window.addEventListener('resize', place)
    return () => {
      element.removeEventListener('toggle', toggled)
      document.removeEventListener('scroll', place, true)
      window.removeEventListener('resize', place)
    }
  }, [anchor])

  useEffect(() => {
    const element = menu.current
    const chosen = element?.querySelector<HTMLElement>('[aria-checked="true"]')
    const first = chosen ?? element?.querySelector<HTMLElement>('[role^="menuitem"]')
    first?.focus({ preventScroll: true })
  }, [])

  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault()
      onClose()
    }
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^="menuitem"]')]
    const at = items.indexOf(document.activeElement as HTMLElement)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const wanted = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : null
    if (step === undefined && wanted === null) return
    event.preventDefault()
    items[wanted ?? (at + (step ?? 0) + items.length) % items.length]?.focus()
  }

  return (
    <div
      ref={menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={scheduleWords.menu(from, to)}
      className="mark-menu"
      onKeyDown={pressed}
      onClick={(event) => event.stopPropagation()}
      onPointerDown={(event) => event.stopPropagation()}
    >
      <p className="mark-menu-title" aria-hidden="true">
        <b>{scheduleWords.span(from, to)}</b>
        <span>{about}</span>
      </p>
      {MARKS.map((mark) => (
        <button
          key={mark}
          type="button"
          role="menuitemradio"
          aria-checked={current === mark}
          onClick={() => onChoose(mark)}
        >
          <span aria-hidden="true">{scheduleWords.signs[mark]}</span>
          {scheduleWords.marks[mark]}
        </button>
      ))}
      <button type="button" role="menuitem" onClick={() => onChoose('runToEnd')}>
        <span aria-hidden="true">→</span>
        {scheduleWords.runToEnd}
      </button>
      <button type="button" role="menuitem" onClick={() => onChoose('clear')}>
        <span aria-hidden="true">　</span>
        {scheduleWords.clear}
      </button>
    </div>
  )
}

/** Below the cell, above it where there is no room; never over the window's edge. */
function placeAt(menu: HTMLElement, anchor: HTMLElement) {
  const cell = anchor.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = menu
  const below = cell.bottom + 4
  const top = below + height <= window.innerHeight - 4 ? below : cell.top - height - 4
  menu.style.left = `${Math.max(4, Math.min(cell.left, window.innerWidth - width - 4))}px`
  menu.style.top = `${Math.max(4, Math.min(top, window.innerHeight - height - 4))}px`
}
