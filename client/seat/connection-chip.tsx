import { useEffect, useRef } from 'react'
import { useConnection } from '../sync/hooks.tsx'
import { Chip, Doing } from '../ui/chip.tsx'
import { AwayIcon, LiveIcon, SendingIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'

/** A gap that closes by itself within this time is not worth an alarm. */
const WORTH_TELLING_MS = 3_000

const ICONS = { joining: SendingIcon, live: LiveIcon, away: AwayIcon }

/** @param brief where there is little room, a sign is enough while all is well */
export function ConnectionChip({ brief = false }: { brief?: boolean }) {
  const uiWords = useWords(SHARED)
  const { state } = useConnection()
  useTellingOfGaps(state === 'away', state === 'live')
  const seen = state === 'ended' ? 'away' : state
  const Icon = ICONS[seen]
  return (
    <Chip tone={seen === 'away' ? 'look' : 'calm'}>
      <Icon />
      <span className={brief && seen === 'live' ? 'short:sr-only' : ''}>
        <Doing words={uiWords.connection[seen]} />
      </span>
    </Chip>
  )
}

function useTellingOfGaps(away: boolean, live: boolean) {
  const notesWords = useWords(NOTES)
  const speaker = useSpeaker()
  const told = useRef(false)
  useEffect(() => {
    if (!away || told.current) return
    const timer = setTimeout(() => {
      told.current = true
      speaker.alarm(notesWords.connectionLost)
    }, WORTH_TELLING_MS)
    return () => clearTimeout(timer)
  }, [away, speaker, notesWords])
  useEffect(() => {
    if (!live || !told.current) return
    told.current = false
    speaker.announce(notesWords.connectionBack)
  }, [live, speaker, notesWords])
}
