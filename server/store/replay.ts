import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import { type Board, openBoard } from '../../shared/board/document.ts'
import { type EntryShape, type Leaf, SHAPE } from '../../shared/board/field-rules.ts'
import type { Fault } from '../../shared/board/fits.ts'
import { readBoard, type Snapshot } from '../../shared/board/view.ts'
import type { Saved } from './log.ts'
import { atOnce, type Steps } from './steps.ts'

/** What is wrong with a board, for the person who must decide what to do. */
export interface Flaw {
  ja: string
  en: string
}

type Logged = Pick<Saved, 'snapshot' | 'updates'>

/** So many updates in one step. */
const EACH = 40

/** A board's document as its log gives it; what a room shows after a start. */
export const replay = (saved: Logged): Board => atOnce(replaying(saved))

export function* replaying({ snapshot, updates }: Logged): Steps<Board> {
  const board = openBoard(new Y.Doc())
  const put = (some: readonly Uint8Array[]) =>
    board.doc.transact(() => {
      for (const update of some) Y.applyUpdate(board.doc, update)
    })
  if (snapshot) put([snapshot])
  yield
  for (let at = 0; at < updates.length; at += EACH) {
    put(updates.slice(at, at + EACH))
    yield
  }
  return board
}

/** Replays a board in three ways that must agree, and looks at every entry. */
export function inspectSaved(saved: Saved): { shown: Snapshot | undefined; flaws: Flaw[] } {
  let board: Board
  let shown: Snapshot
  try {
    board = replay(saved)
    shown = readBoard(board)
  } catch (error) {
    const en = `it cannot be replayed: ${error instanceof Error ? error.message : String(error)}`
    return { shown: undefined, flaws: [{ ja: '記録から組み立てなおせません', en }] }
  }
  const { doc } = board
  const flaws: Flaw[] = []
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    flaws.push({ ja: '書きこみの一部が欠けています', en: 'it builds on writes that are missing' })
  const all = [...(saved.snapshot ? [saved.snapshot] : []), ...saved.updates]
  const folded = replay({ snapshot: Y.encodeStateAsUpdate(doc), updates: [] })
  const merged = replay({ snapshot: all.length > 0 ? Y.mergeUpdates(all) : undefined, updates: [] })
  for (const [other, ja, en] of [
    [folded, 'まとめ直すと内容が変わります', 'folding it into a snapshot changes it'],
    [merged, '一度に読むと内容が変わります', 'reading its updates as one changes it'],
  ] as const) {
    if (!isDeepStrictEqual(readBoard(other), shown)) flaws.push({ ja, en })
    other.doc.destroy()
  }
  flaws.push(...misshapen(board), ...misplaced(shown, saved))
  doc.destroy()
  return { shown, flaws }
}

/** Entries that the judge would not have let in. */
function misshapen(board: Board): Flaw[] {
  const entries = (['goals', 'actors', 'rows', 'notes', 'groups', 'answers'] as const).flatMap(
    (root) =>
      [...board.root(root)].map(([id, entry]) => lacking(`${root}/${id}`, entry, SHAPE[root])),
  )
  return [lacking('board', board.root('board'), SHAPE.board), ...entries].flat()
}

function lacking(name: string, entry: unknown, shape: EntryShape): Flaw[] {
  const values = entry instanceof Y.Map ? (entry as Y.Map<unknown>) : undefined
  const wrong = Object.entries(shape).filter(([key, leaf]) => !fits(values?.get(key), leaf))
  return wrong.map(([key]) => ({
    ja: `${name} の ${key} が正しい形ではありません`,
    en: `${key} of ${name} is misshapen`,
  }))
}

/** A title of which nothing is seen could once be written. */
const isSound = (fault: Fault | undefined) => fault === undefined || fault === 'blank'

function fits(value: unknown, leaf: Leaf): boolean {
  switch (leaf.kind) {
    case 'value':
      return (value === undefined && leaf.optional) || isSound(leaf.faultOf(value))
    case 'text':
      return value instanceof Y.Text
    case 'map':
      return value instanceof Y.Map
  }
}

/** Notes without an owner, and notes that are both on the board and put away (I4). */
function misplaced({ notes }: Snapshot, { owners, putAway }: Saved): Flaw[] {
  const away = new Set(putAway.map(({ note }) => note.id))
  return notes.flatMap(({ id }) => [
    ...(owners.has(id)
      ? []
      : [{ ja: `付箋 ${id} の持ち主がわかりません`, en: `note ${id} has no owner` }]),
    ...(away.has(id)
      ? [
          {
            ja: `付箋 ${id} が、ボードとしまった箱の両方にあります`,
            en: `note ${id} is on the board and put away`,
          },
        ]
      : []),
  ])
}
