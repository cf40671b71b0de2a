import { useEffect, useRef } from 'react'
import { useConnection, useDeviceState } from '../sync/hooks.tsx'
import { Chip, Doing } from '../ui/chip.tsx'
import { AwayIcon, CheckIcon, LookIcon, SendingIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'

const words = matrixWords.header

/** Shown means saved (I1): it says so only when the server has everything on its disk. */
export function SavedState() {
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
          <span>
            <Doing words={words.away} />
            <span className="staff-state-kept">{words.awayKept}</span>
          </span>
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
