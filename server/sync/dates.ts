import { answerFields, type Board, rowFields } from '../../shared/board/document.ts'
import { type AnswerId, isId, type RowId } from '../../shared/board/ids.ts'

/** Nothing on any board was decided before there were boards. */
const FIRST = Date.UTC(2020, 0, 1)
/** A device only guesses the server's time. */
const AHEAD_MS = 60_000

/**
 * The dates that rows and answers carry are their devices': one whose clock is wrong, or a forged one
 * (I5), must not have decided something in the year 2200. Nobody is refused for that: the server says
 * when it was instead. What stood in an entry before stays as it was, also where it is copied in it.
 */
export class Dates {
  #board: Board
  #entries: readonly string[]
  #now: number
  #stood = new Set<number>()

  /** @param entries what is about to change: `rows/k3…`, `answers/…`; others have no dates */
  constructor(board: Board, entries: Iterable<string>, now: number) {
    this.#board = board
    this.#entries = [...entries]
    this.#now = now
    this.#each((at) => {
      this.#stood.add(at)
      return at
    })
  }

  /** Whether what came since has dates that cannot be. */
  get areWrong(): boolean {
    let wrong = false
    this.#each((at) => {
      wrong ||= this.#isWrong(at)
      return at
    })
    return wrong
  }

  mend() {
    this.#each((at) => (this.#isWrong(at) ? this.#now : at))
  }

  #isWrong = (at: number) =>
    (at > this.#now + AHEAD_MS || (at < FIRST && this.#now >= FIRST)) && !this.#stood.has(at)

  #each(change: (at: number) => number) {
    for (const name of this.#entries) {
      const [root, id] = name.split('/')
      if (root === 'rows' && isId<RowId>(id)) changeRow(this.#board, id, change)
      if (root === 'answers' && isId<AnswerId>(id)) changeAnswer(this.#board, id, change)
    }
  }
}

function changeRow(board: Board, id: RowId, change: (at: number) => number) {
  const row = rowFields(board, id)
  if (!row) return
  const [decided, agreed, removedAt] = [row.get('decided'), row.get('agreed'), row.get('removedAt')]
  if (decided && change(decided.at) !== decided.at)
    row.set({ decided: { ...decided, at: change(decided.at) } })
  if (agreed) {
    const took = Object.entries(agreed.takers)
    const takers = Object.fromEntries(took.map(([body, at]) => [body, change(at)]))
    const at = change(agreed.at)
    const isSame = took.every(([body, at]) => takers[body] === at)
    if (at !== agreed.at || !isSame) row.set({ agreed: { ...agreed, at, takers } })
  }
  if (removedAt !== undefined && change(removedAt) !== removedAt)
    row.set({ removedAt: change(removedAt) })
  const takers = row.get('takers')
  for (const [body, at] of [...(takers?.entries() ?? [])])
    if (change(at) !== at) takers?.set(body, change(at))
}

function changeAnswer(board: Board, id: AnswerId, change: (at: number) => number) {
  const answer = answerFields(board, id)
  const at = answer?.get('at')
  if (at !== undefined && change(at) !== at) answer?.set({ at: change(at) })
}
