import type { Stroke } from '../../shared/board/strokes.ts'
import { screenWords } from '../words/screen.ts'

/** One year's cell: ○, ◎ with a line that runs on to the next years and ends in a head, or ☆. */
export function YearStroke({ stroke }: { stroke: Stroke }) {
  if (stroke.kind === 'empty') return null
  return (
    <>
      <svg
        className="screen-stroke"
        viewBox="0 0 100 60"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {stroke.kind === 'do' && (
          <path d={`M${stroke.first ? 50 : 0} 30H${stroke.last ? 84 : 100}`} />
        )}
      </svg>
      <svg className="screen-sign" viewBox="0 0 60 60" aria-hidden="true">
        <Sign stroke={stroke} />
      </svg>
      {stroke.kind === 'do' && stroke.last && (
        <svg className="screen-arrow" viewBox="0 0 30 60" aria-hidden="true">
          <path d="M6 16 24 30 6 44" />
        </svg>
      )}
      <span className="sr-only">{screenWords.marks[stroke.kind]}</span>
    </>
  )
}

function Sign({ stroke }: { stroke: Stroke }) {
  switch (stroke.kind) {
    case 'empty':
      return null
    case 'do':
      return stroke.first ? (
        <>
          <circle className="screen-sign-ground" cx="30" cy="30" r="20" />
          <circle cx="30" cy="30" r="10" />
        </>
      ) : null
    case 'prepare':
      return <circle cx="30" cy="30" r="18" />
    case 'review':
      return <path d="M30 9l6 14 15 1-11.5 10 3.5 15L30 41 17 49l3.5-15L9 24l15-1z" />
    default:
      return stroke satisfies never
  }
}
