import { isBlank } from '../../shared/board/words.ts'
import type { DeviceStorage } from '../sync/device-storage.ts'
import { GONE, isUnsent, seatIn } from './may-have-left.ts'
import { fieldsOf, wordsIn } from './words-in.ts'

/** Something that was typed here and has no box any more: the names it is kept under, its words. */
export interface Left {
  names: readonly string[]
  words: string
}

/** All that this device kept for a board and that never got there. */
export const leftOf = (kept: DeviceStorage, board: string): Left[] => [
  ...boxesOf(kept, `yoriai/${board}/`, () => true),
  ...unsentOf(kept, `yoriai.${board}.`, () => true),
]

export interface Here {
  board: string
  role: string
  seat: string
  /** Whether a note is still on the board, or a row. */
  has: (id: string) => boolean
  /** The workshop is over, and no dialog opens any more. A row shows its own words itself. */
  over?: boolean
}

/** What has no box on this board: of boards that are gone, of an earlier seat, of notes and rows that are gone. */
export function leftFor(
  kept: DeviceStorage,
  { board, role, seat, has, over = false }: Here,
): Left[] {
  const gone = kept.keys(GONE).map((name) => name.slice(GONE.length))
  return [
    ...gone.filter((one) => one !== board).flatMap((one) => leftOf(kept, one)),
    ...unsentOf(kept, `yoriai.${board}.${role}.`, (of) => of !== seat),
    ...boxesOf(
      kept,
      `yoriai/${board}/${role}/`,
      (box) => isPlaceless(box, has) || (over && !box.startsWith('row/')),
    ),
  ]
}

/** Boxes of one note or one row, and their ids. */
const ABOUT = /(?:edit|reason|make|decide|row)\/([^/@]+)/
const BOX = /(?:draft\/|edit\/|cell\/|entry|make\/|decide\/|row\/|reason\/|found\/|title)/

function isPlaceless(box: string, has: Here['has']): boolean {
  const [, ids] = ABOUT.exec(box) ?? []
  return ids?.split('+').some((id) => !has(id)) ?? false
}

const boxesOf = (kept: DeviceStorage, prefix: string, wanted: (box: string) => boolean): Left[] =>
  kept.keys(prefix).flatMap((name) => {
    const box = name.slice(prefix.length)
    return BOX.test(box) && wanted(box) ? left(name, wordsIn(kept.get(name) ?? '')) : []
  })

/** What waits to be sent, and what came back. */
const unsentOf = (
  kept: DeviceStorage,
  prefix: string,
  wanted: (seat: string | undefined) => boolean,
): Left[] =>
  kept.keys(prefix).flatMap((name) => {
    if (!isUnsent(name) || !wanted(seatIn(name))) return []
    const { operation } = fieldsOf(kept.get(name) ?? '') ?? {}
    return left(name, wordsIn(JSON.stringify(operation ?? null)))
  })

const left = (name: string, words: string): Left[] =>
  isBlank(words) || words === 'null' ? [] : [{ names: [name], words }]
