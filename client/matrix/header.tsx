import { useEffect, useRef } from 'react'
import { useConnection, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import {
  AwayIcon,
  CheckIcon,
  LookIcon,
  PeopleIcon,
  RedoIcon,
  SendingIcon,
  UndoIcon,
} from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { uiWords } from '../words/ja.ts'
import { matrixWords } from '../words/matrix.ts'

const words = matrixWords.header

/** What the board is, whether everything is safe, who is here, and one's own way back. */
export function Header({ title }: { title: string }) {
  return (
    <header className="staff-head">
      <p className="staff-product">{uiWords.product}</p>
      <p className="staff-title">{title || words.untitled}</p>
      <Here />
      <SavedState />
      <WayBack />
    </header>
  )
}

function Here() {
  const { people, tables } = useDeviceState((state) => state.here)
  const count = Object.values(tables).filter((seats) => seats > 0).length
  return (
    <p className="staff-here figures">
      <PeopleIcon />
      <span className="sr-only">{words.hereLabel}</span>
      {words.here(people, count)}
    </p>
  )
}

/** Shown means saved (I1): it says so only when the server has everything on its disk. */
function SavedState() {
  const connection = useConnection()
  const saved = useDeviceState((state) => state.allSaved)
  useSpokenConnection()
  switch (connection.state) {
    case 'joining':
      return <Chip className="staff-state">{words.joining}</Chip>
    case 'live':
      return saved ? (
        <Chip tone="done" className="staff-state">
          <CheckIcon />
          {words.saved}
        </Chip>
      ) : (
        <Chip className="staff-state">
          <SendingIcon />
          {words.sending}
        </Chip>
      )
    case 'away':
      return (
        <Chip tone="look" className="staff-state">
          <AwayIcon />
          {words.away}
        </Chip>
      )
    case 'ended':
      return (
        <Chip tone="look" className="staff-state">
          <LookIcon />
          {words.ended[connection.why]}
        </Chip>
      )
  }
}

/** A gap that closes by itself within this time is not worth an alarm. */
const WORTH_TELLING_MS = 3_000

/** A lost connection is said at once, a returned one politely. */
function useSpokenConnection() {
  const speaker = useSpeaker()
  const { state } = useConnection()
  const told = useRef(false)
  useEffect(() => {
    if (state === 'live' && told.current) {
      told.current = false
      speaker.announce(words.back)
    }
    if (state !== 'away') return
    const timer = setTimeout(() => {
      told.current = true
      speaker.alarm(words.lost)
    }, WORTH_TELLING_MS)
    return () => clearTimeout(timer)
  }, [state, speaker])
}

function WayBack() {
  const device = useDevice()
  const speaker = useSpeaker()
  const canUndo = useDeviceState((state) => state.canUndo)
  const canRedo = useDeviceState((state) => state.canRedo)
  return (
    <div className="staff-way-back">
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
