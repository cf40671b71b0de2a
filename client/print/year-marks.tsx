import { strokes } from '../../shared/board/strokes.ts'
import type { Row } from '../../shared/board/view.ts'
import { scheduleWords } from '../words/schedule.ts'

/**
 * A row's years: ◎実施, then → in each year in which it goes on. Words in cells, so that they stay what
 * they are when the table is pasted elsewhere; the line before each → is only drawn.
 */
export function YearMarks({ years, of }: { years: Row['years']; of: readonly number[] }) {
  return strokes(years, of).map((stroke, at) => {
    const year = of[at] ?? 0
    const goesOn = stroke.kind === 'do' && !stroke.first
    return (
      <td
        key={year}
        className="print-year"
        data-goes-on={goesOn}
        aria-label={scheduleWords.cell(year, years[year])}
      >
        {goesOn
          ? '→'
          : stroke.kind !== 'empty' &&
            `${scheduleWords.signs[stroke.kind]}${scheduleWords.marks[stroke.kind]}`}
      </td>
    )
  })
}
