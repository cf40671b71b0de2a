import { useRef, useState } from 'react'
import type { Snapshot } from '../../shared/board/view.ts'
import { kept } from '../notes/kept.ts'
import { useBoardName } from '../notes/use-draft.ts'
import { useDevice } from '../sync/hooks.tsx'
import { EMPTY, type Entry, parseEntry } from './entry.ts'

/** On a touch screen Enter is a new line at first; the scribe may change it. */
const byHardKeyboard = () => matchMedia('(hover: hover) and (pointer: fine)').matches

/** Settled at first sight: the facilitator going on must not take a writing person along. */
const settled = (entry: Entry, { board, goals, actors }: Snapshot): Entry => ({
  ...entry,
  goal: entry.goal ?? board.focus?.goal ?? goals[0]?.id ?? null,
  actor: entry.actor ?? actors[0]?.id ?? null,
})

/** The entry in hand, kept on this device over a reload. */
export function useEntry() {
  const board = useBoardName()
  const { seat, state } = useDevice()
  const key = `yoriai/${board}/${seat.role}/entry`
  const [entry, show] = useState(() =>
    settled(parseEntry(kept.get(key), { ...EMPTY, enterPosts: byHardKeyboard() }), state.board),
  )
  const newest = useRef(entry)
  const keep = (next: Entry) => {
    newest.current = next
    kept.set(key, JSON.stringify(next))
  }
  return {
    entry,
    change: (patch: Partial<Entry>) => {
      keep({ ...newest.current, ...patch })
      show(newest.current)
    },
    /** What is being composed is kept, too, but nothing acts on it. */
    peek: (text: string) => keep({ ...newest.current, text }),
  }
}

export type EntryInHand = ReturnType<typeof useEntry>
