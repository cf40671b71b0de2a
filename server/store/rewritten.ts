import * as Y from 'yjs'
import { type Board, openBoard } from '../../shared/board/document.ts'
import { wasEdited } from '../../shared/board/edited.ts'
import { ROOTS } from '../../shared/board/field-types.ts'
import type { Steps } from './steps.ts'

/** So many entries in one step. */
const EACH = 20

/**
 * A board's document written anew from what it says: nothing that was ever deleted is left in it, and
 * no client id but the writer's. It shares no history with the one before: it needs a new epoch.
 */
export function* rewritten(board: Board, writer: number): Steps<Board> {
  const anew = openBoard(new Y.Doc())
  anew.doc.clientID = writer
  for (const name of ROOTS) {
    const entries = [...board.root(name)]
    for (let at = 0; at < entries.length; at += EACH) {
      anew.doc.transact(() => {
        for (const [key, value] of entries.slice(at, at + EACH))
          anew.root(name).set(key, copyOf(value))
      })
      yield
    }
  }
  return anew
}

function copyOf(value: unknown): unknown {
  if (value instanceof Y.Text) return textLike(value)
  if (!(value instanceof Y.Map)) return value
  return new Y.Map([...value].map(([key, inner]) => [key, copyOf(inner)] as const))
}

/** That it was changed is told from how it is kept: the place of a blank that is gone says it on. */
function textLike(text: Y.Text): Y.Text {
  const copy = new Y.Text(text.toString())
  if (!wasEdited(text)) return copy
  copy.insert(0, ' ')
  copy.delete(0, 1)
  return copy
}
