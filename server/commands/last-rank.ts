import * as Y from 'yjs'
import type { Board } from '../../shared/board/document.ts'
import type { NoteFields } from '../../shared/board/field-types.ts'
import { isBuiltOn, rankAtEnd } from '../../shared/board/ranks.ts'
import { fields } from '../../shared/board/typed-map.ts'

/** Ranks behind all notes of a board: thousands of notes are gone through once, not for each that comes. */
export class LastRank {
  #top: { doc: Y.Doc; rank: string | null } | undefined

  next(board: Board): string {
    const top = this.#top?.doc === board.doc ? this.#top.rank : highest(board)
    const rank = rankAtEnd(top === null ? [] : [{ id: '', rank: top }])
    this.#top = { doc: board.doc, rank }
    return rank
  }

  /** Somebody else has written notes. */
  forget() {
    this.#top = undefined
  }
}

function highest(board: Board): string | null {
  let top: string | null = null
  for (const entry of board.root('notes').values()) {
    if (!(entry instanceof Y.Map)) continue
    const rank = fields<NoteFields>(entry).get('rank')
    if (rank !== undefined && isBuiltOn(rank) && (top === null || rank > top)) top = rank
  }
  return top
}
