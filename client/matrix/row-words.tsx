import { targetSaid, targetWords } from '../../shared/board/target-said.ts'
import type { Row } from '../../shared/board/view.ts'
import { useOnDesk } from './desk-context.tsx'
import { textOf } from './row-text.ts'

/** Says that a row's words can be written; stands once on the page. */
export const writeHintId = 'row-write-hint'

/** A row as the plan prints it; for those who may, a button that opens it for writing in place. */
export function RowWords({ row, mayWrite }: { row: Row; mayWrite: boolean }) {
  const onDesk = useOnDesk()
  const text = (
    <>
      <span className="row-text">{textOf(row)}</span>
      {targetWords(row) !== '' && (
        <b className="row-target" data-field="target">
          {targetSaid(row)}
        </b>
      )}
    </>
  )
  if (!mayWrite) return <p className="row-words">{text}</p>
  return (
    <button
      type="button"
      className="row-words"
      data-keep={`row/${row.id}`}
      aria-describedby={writeHintId}
      onClick={(event) => {
        const onTarget = (event.target as Element).closest('[data-field="target"]') !== null
        onDesk({ do: 'write', row, field: onTarget ? 'target' : 'text' })
      }}
    >
      {text}
    </button>
  )
}
