import { useEffect } from 'react'
import { useDevice } from '../sync/hooks.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'

const OWN_UNDO = 'input, textarea, select, [contenteditable]'

/** Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z take back one's own doings; in a field they belong to the field. */
export function useWayBackKeys() {
  const device = useDevice()
  const speaker = useSpeaker()
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      const { target } = event
      if (event.defaultPrevented || (target instanceof Element && target.closest(OWN_UNDO))) return
      event.preventDefault()
      const again = key === 'y' || event.shiftKey
      const { canUndo, canRedo } = device.state
      if (!(again ? canRedo : canUndo)) return speaker.announce(matrixWords.header.nothingToUndo)
      if (again) device.redo()
      else device.undo()
      speaker.announce(again ? matrixWords.header.redone : matrixWords.header.undone)
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [device, speaker])
}
