import type { CellGaps } from '../../shared/board/gaps.ts'
import type { RowId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { gapsWords as words } from '../words/gaps.ts'
import { useOnDesk } from './desk-context.tsx'
import { placeName } from './places.ts'

/** Nothing is missing; or nothing can be. */
export function NoGap({ count }: { count: number | null }) {
  if (count !== null) return <span className="gap-none figures">{words.count(count)}</span>
  return (
    <>
      <span className="gap-none" aria-hidden="true">
        {words.notAsked}
      </span>
      <span className="sr-only">{words.notAskedAloud}</span>
    </>
  )
}

/** 担い手なし breaks before なし, nowhere else. */
export function BrokenHead({ text }: { text: string }) {
  const [head = '', tail] = text.split(words.breakBefore)
  if (tail === undefined) return text
  return (
    <>
      {head}
      <wbr />
      {words.breakBefore}
    </>
  )
}

interface GapProps {
  board: Snapshot
  cell: CellGaps
  what: string
  text: string
  row?: RowId | undefined
  year?: number
}

/** Something is missing here: it leads to the place where it can be put in. */
export function Gap({ board, cell: { goal, actor }, what, text, row, year }: GapProps) {
  const onDesk = useOnDesk()
  return (
    <button
      type="button"
      className="gap figures"
      aria-label={words.gap(placeName(board, goal, actor), what, text)}
      onClick={() =>
        onDesk({
          do: 'go',
          goal,
          actor,
          ...(row === undefined ? {} : { row }),
          ...(year === undefined ? {} : { year }),
        })
      }
    >
      {text}
    </button>
  )
}
