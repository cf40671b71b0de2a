import { scheduleWords } from '../words/schedule.ts'

/** The year columns' heads, by the Japanese and the Western calendar. */
export function YearHeads({ period }: { period: readonly number[] }) {
  return period.map((year) => {
    const { era, western } = scheduleWords.column(year)
    return (
      <th key={year} scope="col" className="year-head">
        <span>{era}</span>
        <span className="year-western">{western}</span>
      </th>
    )
  })
}
