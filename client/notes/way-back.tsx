import { useEffect } from 'react'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { RedoIcon, UndoIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'

const words = matrixWords.header

/** もどす, やりなおす: one's own doings, at a record-keeper's place. */
export function WayBack({ className }: { className: string }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const canUndo = useDeviceState((state) => state.canUndo)
  const canRedo = useDeviceState((state) => state.canRedo)
  return (
    <div className={className}>
      <Button
        aria-disabled={!canUndo}
        aria-keyshortcuts="Control+Z"
        onClick={() => {
          if (!canUndo) return speaker.announce(words.nothingToUndo)
          device.undo()
          speaker.announce(words.undone)
        }}
      >
        <UndoIcon />
        {words.undo}
      </Button>
      <Button
        aria-disabled={!canRedo}
        aria-keyshortcuts="Control+Y"
        onClick={() => {
          if (!canRedo) return speaker.announce(words.nothingToUndo)
          device.redo()
          speaker.announce(words.redone)
        }}
      >
        <RedoIcon />
        {words.redo}
      </Button>
    </div>
  )
}

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
