import { useEffect, useRef } from 'react'
import { useConnection } from '../sync/hooks.tsx'
import { Chip } from '../ui/chip.tsx'
import { AwayIcon, LiveIcon, SendingIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { uiWords } from '../words/ja.ts'
import { notesWords } from '../words/notes.ts'

/** A gap that closes by itself within this time is not worth an alarm. */
const WORTH_TELLING_MS = 3_000

export function ConnectionChip() {
  const { state } = useConnection()
  useTellingOfGaps(state === 'away', state === 'live')
  switch (state) {
    case 'joining':
      return (
        <Chip>
          <SendingIcon />
          {uiWords.connection.joining}
        </Chip>
      )
    case 'live':
      return (
        <Chip>
          <LiveIcon />
          {uiWords.connection.live}
        </Chip>
      )
    case 'away':
    case 'ended':
      return (
        <Chip tone="look">
          <AwayIcon />
          {uiWords.connection.away}
        </Chip>
      )
  }
}

function useTellingOfGaps(away: boolean, live: boolean) {
  const speaker = useSpeaker()
  const told = useRef(false)
  useEffect(() => {
    if (!away) return
    const timer = setTimeout(() => {
      told.current = true
      speaker.alarm(notesWords.connectionLost)
    }, WORTH_TELLING_MS)
    return () => clearTimeout(timer)
  }, [away, speaker])
  useEffect(() => {
    if (!live || !told.current) return
    told.current = false
    speaker.announce(notesWords.connectionBack)
  }, [live, speaker])
}
