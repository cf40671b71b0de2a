import { createContext, type ReactNode, useContext, useState, useSyncExternalStore } from 'react'
import { Speaker } from './speaker.ts'

const SpeakerContext = createContext<Speaker | null>(null)

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms)
  return () => clearTimeout(timer)
}

/** The page's one polite and one assertive live region. Everything below it may speak. */
export function StatusRegion({ children }: { children: ReactNode }) {
  const [speaker] = useState(() => new Speaker(after))
  const read = () => speaker.said
  const said = useSyncExternalStore((listener) => speaker.subscribe(listener), read, read)
  // The same sentence twice is read twice only if the text differs: a silent mark alternates.
  const mark = said.turn % 2 === 0 ? '' : '\u200b'
  return (
    <SpeakerContext value={speaker}>
      {children}
      <div role="status" className="sr-only">
        {said.polite && said.polite + mark}
      </div>
      <div role="alert" className="sr-only">
        {said.urgent && said.urgent + mark}
      </div>
    </SpeakerContext>
  )
}

/** `announce` one's own doings, `gather` others', `alarm` in the three listed cases. */
export function useSpeaker(): Speaker {
  const speaker = useContext(SpeakerContext)
  if (!speaker) throw new Error('useSpeaker outside StatusRegion')
  return speaker
}
