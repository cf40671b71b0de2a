import { useEffect, useRef, useState } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'

/**
 * Own notes that were withdrawn here: each leaves its place and a way back, until it stands again or
 * its words are erased for good.
 */
export function useWithdrawn(notes: readonly Note[]) {
  const erased = useDeviceState((state) => state.erased)
  const [withdrawn, setWithdrawn] = useState<readonly Note[]>([])
  const isBack = (id: Note['id']) => notes.some((note) => note.id === id)
  return {
    gone: withdrawn.filter(({ id }) => !erased.includes(id) && !isBack(id)),
    leave: (note: Note) =>
      setWithdrawn((before) => [...before.filter(({ id }) => id !== note.id), note]),
  }
}

/** The button that brings a withdrawn note back: it has the focus, and what is done is said aloud. */
export function useBringBack(note: Note, said: { withdrawn: string; restored: string }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const button = useRef<HTMLButtonElement>(null)
  const { withdrawn, restored } = said

  useEffect(() => {
    speaker.announce(withdrawn)
    button.current?.focus({ preventScroll: true })
  }, [speaker, withdrawn])

  const bringBack = () => {
    // The button is about to go; its place stays.
    button.current?.closest('li')?.focus({ preventScroll: true })
    // The same id: for the server it is the same note of the same seat.
    const { id, ...rest } = note
    device.perform({ verb: 'notes.post', note: id, ...rest })
    speaker.announce(restored)
  }
  return { button, bringBack }
}
