import { useEffect, useRef } from 'react'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { UndoIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { RedoIcon } from '../ui/tool-icons.tsx'
import { matrixWords } from '../words/matrix.ts'
import { type ChangedPlace, changedPlace } from './changed-place.ts'

const words = matrixWords.header

interface Steps {
  /** Brings what a step changed into sight: it may lie where nobody looks. */
  onStep?: ((place: ChangedPlace) => void) | undefined
}

/** One step back or forth, with what it changed and where said. */
function useStep(onStep: Steps['onStep']) {
  const device = useDevice()
  const speaker = useSpeaker()
  return (way: 'undo' | 'redo') => {
    const { board, canUndo, canRedo } = device.state
    if (!(way === 'undo' ? canUndo : canRedo)) return speaker.announce(words.nothingToUndo)
    device[way]()
    const place = changedPlace(board, device.state.board)
    const said = way === 'undo' ? words.undone : words.redone
    if (!place) return speaker.announce(said)
    const goal = board.goals.find(({ id }) => id === place.goal)
    const actor = board.actors.find(({ id }) => id === place.actor)
    const where = [goal?.number || goal?.title, actor?.name].filter(Boolean).join(' ')
    speaker.announce(words.stepped(said, where, place.text))
    onStep?.(place)
  }
}

/** もどす, やりなおす: one's own doings, at a record-keeper's place. */
export function WayBack({ className, onStep }: { className: string } & Steps) {
  const step = useStep(onStep)
  const canUndo = useDeviceState((state) => state.canUndo)
  const canRedo = useDeviceState((state) => state.canRedo)
  return (
    <div className={className}>
      <Button aria-disabled={!canUndo} aria-keyshortcuts="Control+Z" onClick={() => step('undo')}>
        <UndoIcon />
        {words.undo}
      </Button>
      <Button aria-disabled={!canRedo} aria-keyshortcuts="Control+Y" onClick={() => step('redo')}>
        <RedoIcon />
        {words.redo}
      </Button>
    </div>
  )
}

const OWN_UNDO = 'input, textarea, select, [contenteditable]'

/** Ctrl+Z, Ctrl+Y, Ctrl+Shift+Z take back one's own doings; in a field they belong to the field. */
export function useWayBackKeys(onStep?: Steps['onStep']) {
  const step = useStep(onStep)
  const latest = useRef(step)
  latest.current = step
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      const { target } = event
      if (event.defaultPrevented || (target instanceof Element && target.closest(OWN_UNDO))) return
      event.preventDefault()
      latest.current(key === 'y' || event.shiftKey ? 'redo' : 'undo')
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
}
