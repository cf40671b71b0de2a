import { type KeyboardEvent, useRef, useState } from 'react'
import type { Mark } from '../../shared/board/field-types.ts'
import { strokes } from '../../shared/board/strokes.ts'
import { useSpeaker } from '../ui/status.tsx'
import { scheduleWords } from '../words/schedule.ts'
import {
  dragged,
  isEmpty,
  marked,
  markOfKey,
  next,
  patched,
  runToEnd,
  type Years,
  type YearsPatch,
  yearAfterKey,
} from './gestures.ts'
import { MarkMenu, type MenuChoice } from './mark-menu.tsx'
import { StrokeMark } from './stroke-mark.tsx'
import { usePainting } from './use-painting.ts'

interface YearCellsProps {
  years: Years
  period: readonly number[]
  /** The row's words. */
  about: string
  /** Called once for each gesture, with only the years that change. */
  onPatch: (patch: YearsPatch) => void
  /** The person came to these years, or left them. */
  onPoint?: (here: boolean) => void
}

/** A row's years as cells of a grid: painted by drag, by taps and a menu, by keyboard. */
export function YearCells({ years, period, about, onPatch, onPoint }: YearCellsProps) {
  const speaker = useSpeaker()
  const first = period[0] ?? 0
  const [active, setActive] = useState(first)
  const [anchor, setAnchor] = useState<number | null>(null)
  const [menu, setMenu] = useState<HTMLElement | null>(null)
  const painting = usePainting((from, to) => write(dragged(years, from, to)))
  const here = period.includes(active) ? active : first
  const cells = useRef(new Map<number, HTMLTableCellElement>())

  const { stroke } = painting
  const now = stroke ? patched(years, dragged(years, stroke.from, stroke.to)) : years
  const drawn = strokes(now, period)

  const [from, to] = [Math.min(anchor ?? here, here), Math.max(anchor ?? here, here)]

  const write = (patch: YearsPatch) => {
    if (isEmpty(patch)) return speaker.announce(scheduleWords.nothing)
    onPatch(patch)
    const touched = Object.keys(patch).map(Number)
    const mark = Object.values(patch)[0] ?? null
    speaker.announce(scheduleWords.done(Math.min(...touched), Math.max(...touched), mark))
  }

  const go = (year: number, extend: boolean) => {
    setAnchor(extend ? (anchor ?? here) : null)
    setActive(year)
    cells.current.get(year)?.focus()
    if (extend) {
      const other = anchor ?? here
      speaker.announce(scheduleWords.chosen(Math.min(year, other), Math.max(year, other)))
    }
  }

  const choose = (choice: MenuChoice) => {
    close()
    if (choice === 'runToEnd') write(runToEnd(years, from, period))
    else write(marked(years, from, to, choice === 'clear' ? null : choice))
  }

  const close = () => {
    // The menu's own focus goes back to its cell; one that the person moved elsewhere stays there.
    if (menu?.contains(document.activeElement) || document.activeElement === document.body)
      menu?.focus({ preventScroll: true })
    setMenu(null)
  }

  const pressed = (event: KeyboardEvent<HTMLTableCellElement>, year: number) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const mark = markOfKey(event.key)
    const wanted = yearAfterKey(event.key, year, period)
    if (wanted !== null) go(wanted, event.shiftKey)
    else if (mark !== undefined) write(marked(years, from, to, mark))
    else if (event.key === 'Enter') setMenu(event.currentTarget)
    else if (event.key === ' ') write(marked(years, from, to, next(years[year])))
    else if (event.key === 'Escape' && anchor !== null) setAnchor(null)
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown')
      focusRow(event.currentTarget, year, event.key === 'ArrowUp' ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return period.map((year, at) => (
    <td
      key={year}
      ref={(cell) => {
        if (cell) cells.current.set(year, cell)
        const release = painting.cellRef(cell)
        return () => {
          cells.current.delete(year)
          release()
        }
      }}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of the grid
      role="gridcell"
      data-year={year}
      className="year-cell"
      tabIndex={year === here ? 0 : -1}
      aria-label={scheduleWords.cell(year, years[year] as Mark | undefined)}
      aria-haspopup="menu"
      aria-selected={anchor !== null && year >= from && year <= to}
      onFocus={() => {
        setActive(year)
        onPoint?.(true)
      }}
      onBlur={() => onPoint?.(false)}
      onClick={(event) => {
        if (painting.swallowsClick()) return
        if (event.shiftKey) return go(year, true)
        setAnchor(null)
        setActive(year)
        setMenu(event.currentTarget)
      }}
      onKeyDown={(event) => pressed(event, year)}
      {...painting.handlers(year)}
    >
      {drawn[at] && <StrokeMark stroke={drawn[at]} />}
      {menu?.dataset.year === String(year) && (
        <MarkMenu
          anchor={menu}
          from={from}
          to={to}
          about={about}
          current={from === to ? years[year] : undefined}
          onChoose={choose}
          onClose={close}
        />
      )}
    </td>
  ))
}

/** Up and down lead to the same year of the next row that has years. */
function focusRow(cell: HTMLElement, year: number, step: -1 | 1) {
  const column = [
    ...(cell.closest('table')?.querySelectorAll<HTMLElement>(`[data-year="${year}"]`) ?? []),
  ]
  column[column.indexOf(cell) + step]?.focus()
}

/** The same years for people who may only look. */
export function YearMarks({ years, period }: Pick<YearCellsProps, 'years' | 'period'>) {
  return strokes(years, period).map((stroke, at) => {
    const year = period[at] ?? 0
    return (
      <td key={year} className="year-cell">
        <span className="sr-only">{scheduleWords.cell(year, years[year])}</span>
        <StrokeMark stroke={stroke} />
      </td>
    )
  })
}
