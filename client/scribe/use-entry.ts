import { useRef } from 'react'
import type { Snapshot } from '../../shared/board/view.ts'
import { BOXES } from '../drafts/boxes.ts'
import { useBox } from '../drafts/use-box.ts'
import { useDevice } from '../sync/hooks.tsx'
import { EMPTY, type Entry, entryForm } from './entry.ts'

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
  const { state } = useDevice()
  const begin = useRef<Entry | null>(null)
  begin.current ??= settled({ ...EMPTY, enterPosts: byHardKeyboard() }, state.board)
  const empty = begin.current
  const form = entryForm(empty, (entry) => settled(entry, state.board))
  const box = useBox(BOXES.scribeNote(), form, () => empty)
  return {
    box,
    entry: box.value,
    change: (patch: Partial<Entry>) => box.write({ ...box.value, ...patch }),
    /** What is being composed is kept, too, but nothing acts on it. */
    peek: (text: string) => box.keep({ ...box.value, text }),
    /** The words are in the outbox; all but them stays for the next note. */
    sent: () => box.sent({ ...box.value, text: '' }),
  }
}

export type EntryInHand = ReturnType<typeof useEntry>
