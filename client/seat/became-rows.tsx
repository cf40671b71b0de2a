import type { NoteId } from '../../shared/board/ids.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { OWN_NOTE } from '../words/own-note.ts'
import { PLAN } from '../words/plan.ts'
import { useWords } from '../words/provided.ts'
import { becameOf } from './became.ts'

/** The rows that staff made of a note: each with its answer, and why where it was put off or declined. */
export default function BecameRows({ note }: { note: NoteId }) {
  const words = useWords(OWN_NOTE)
  const planWords = useWords(PLAN)
  const board = useBoard()
  return becameOf(board, note).map(({ row, state, who, reason, named, changed }) => (
    <div key={row} data-became={row}>
      <p className="font-bold">
        <Ruby>{words.became[state]}</Ruby>
      </p>
      {changed && <p>{planWords.change.title.agreed}</p>}
      {named && (
        <p className="line-clamp-3">
          <Ruby>{words.becameRow(named)}</Ruby>
        </p>
      )}
      {who && <p>{words.becameAnswer(who)}</p>}
      {reason && <p>{words.becameReason(reason)}</p>}
    </div>
  ))
}
