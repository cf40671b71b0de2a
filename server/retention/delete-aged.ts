import { type BoardId, type Chance, newId } from '../../shared/board/ids.ts'
import type { BoardKind, Due } from '../store/ageing.ts'
import { DamagedBoard } from '../store/bytes.ts'
import { copiesBefore, removeCopies } from '../store/copies.ts'
import type { Store } from '../store/sqlite.ts'
import { bornBefore, type Keep, type Kind } from './ages.ts'

interface Means {
  store: Pick<Store, 'ageing' | 'log'>
  /** The data folder. */
  folder: string
  keep: Keep
  /** The date by which ages are counted. */
  date: number
  chance: Chance
  /** Does it while nobody is on the board; the same board's are done one after another. */
  alone: (board: BoardId, work: () => Promise<void>) => Promise<unknown>
  /** Lets everybody else go on between two commits. */
  rest: () => Promise<void>
  onDeleted: (kind: Kind, count: number, board?: BoardId) => void
  /** It could not be done for this board; the others are. */
  onFailed: (error: unknown, board: BoardId) => void
}

/** A room holds them in its memory, and devices what they were told of them. */
const OF_THE_ROOM: ReadonlySet<BoardKind> = new Set([
  ...(['authors', 'putAway', 'votes', 'seats'] as const),
])

/**
 * Deletes what is over its age, in small commits. Cut short at any moment it goes on where it was the next
 * time. @returns whether no byte of it is left in the database's files
 */
export async function deleteAged(means: Means): Promise<boolean> {
  const { store, folder, keep, date, rest, onDeleted, onFailed } = means
  const due = await store.ageing.due(date, keep)
  for (const board of new Set(due.map((one) => one.board))) {
    try {
      await deleteOf(
        means,
        board,
        due.filter((one) => one.board === board),
      )
    } catch (error) {
      onFailed(error, board)
    }
    await rest()
  }
  const copies = copiesBefore(folder, bornBefore(date, keep.copies))
  removeCopies(folder, copies)
  if (copies.length > 0) onDeleted('copies', copies.length)
  return due.length === 0 || store.log.sweep()
}

async function deleteOf(means: Means, board: BoardId, due: readonly Due[]) {
  const ofTheRoom = due.filter(({ kind }) => OF_THE_ROOM.has(kind))
  if (ofTheRoom.length > 0) await deleteAlone(means, board, ofTheRoom)
  for (const one of due) if (!OF_THE_ROOM.has(one.kind)) await deleteAll(means, one)
}

async function deleteAlone(means: Means, board: BoardId, due: readonly Due[]) {
  try {
    await means.alone(board, async () => {
      await unlink(means, board, due)
      for (const one of due) await deleteAll(means, one)
    })
  } catch (error) {
    if (!isDamage(error)) throw error
    // It cannot be opened, so that nobody is on it, nor written anew: its rows go all the same.
    for (const one of due) await deleteAll(means, one)
    means.onFailed(error, board)
  }
}

const isDamage = (error: unknown): boolean =>
  error instanceof DamagedBoard || (error instanceof Error && isDamage(error.cause))

/**
 * Without its log, its deleted words and its client ids a document tells nothing of who wrote what. Words
 * that were put away may lie in the log, too.
 */
async function unlink({ store, chance }: Means, board: BoardId, due: readonly Due[]) {
  const tells = due.some(({ kind }) => kind === 'authors' || kind === 'putAway')
  if (!tells || !(await store.ageing.tellsAuthors(board))) return
  await store.log.rewrite(board, { epoch: newId(chance), redact: [] })
}

async function deleteAll({ store, keep, rest, onDeleted }: Means, due: Due) {
  for (;;) {
    const count = await store.ageing.forget(due, keep)
    if (count > 0) onDeleted(due.kind, count, due.board)
    else return
    await rest()
  }
}
