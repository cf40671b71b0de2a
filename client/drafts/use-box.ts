import { useMemo, useSyncExternalStore } from 'react'
import { useParams } from 'wouter'
import { type BoardId, isId } from '../../shared/board/ids.ts'
import { useDevice } from '../sync/hooks.tsx'
import { Box, type Form } from './box.ts'
import { browserDrafts } from './browser.ts'
import type { Drafts } from './drafts.ts'

/** The board as the address names it: what this device keeps is kept under it. */
export function useBoardName(): BoardId {
  const { board } = useParams<{ board?: string }>()
  if (!isId<BoardId>(board)) throw new Error('a page of no board')
  return board
}

/** What this device keeps for one board and role begins so. */
export const keptUnder = (board: string, role: string) => `yoriai/${board}/${role}/`

/** The prefix of everything that this seat's device keeps. */
export function usePrefix(): string {
  const board = useBoardName()
  return keptUnder(board, useDevice().seat.role)
}

/**
 * A box of this board and seat.
 * @param name one of BOXES
 * @param begin what stands in it before anybody types; of its first moment
 */
export function useBox<V>(name: string, form: Form<V>, begin: () => V): Box<V> {
  return useKept(`${usePrefix()}${name}`, form, begin)
}

/** A box that belongs to no board. */
export function useKept<V>(
  name: string,
  form: Form<V>,
  begin: () => V,
  drafts: () => Drafts = browserDrafts,
): Box<V> {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another name is another box; the rest is of its first moment
  const box = useMemo(() => new Box(drafts(), name, form, begin()), [name])
  useSyncExternalStore(
    (listener) => box.subscribe(listener),
    () => box.value,
  )
  return box
}
