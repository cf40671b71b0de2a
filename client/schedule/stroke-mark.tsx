import type { Stroke } from '../../shared/board/strokes.ts'
import { scheduleWords } from '../words/schedule.ts'

/**
 * One year's cell as the plan prints it: ○ 準備, ☆ 見直し, ◎ 実施 with a line through the years it
 * goes on and a head at the last. In the text's own colour, so it prints in black and white.
 */
export function StrokeMark({ stroke }: { stroke: Stroke }) {
  if (stroke.kind === 'empty') return null
  const named = stroke.kind !== 'do' || stroke.first
  const goesOn = stroke.kind === 'do' && !(stroke.first && stroke.last)
  return (
    <span className="year-mark" aria-hidden="true">
      {named && (
        <span className="year-sign">
          {scheduleWords.signs[stroke.kind]} {scheduleWords.marks[stroke.kind]}
        </span>
      )}
      {goesOn && <Line head={stroke.last} />}
    </span>
  )
}

function Line({ head }: { head: boolean }) {
  return (
    <svg className="year-line" height="14" aria-hidden="true" data-head={head}>
      <line x1="0" y1="7" x2="100%" y2="7" stroke="currentColor" strokeWidth="3" />
      {head && (
        <svg x="100%" overflow="visible" aria-hidden="true">
          <path d="M1 7 -11 .5V13.5z" fill="currentColor" />
        </svg>
      )}
    </svg>
  )
}
