import { useId, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { copyFrom } from './copy.ts'
import { useSaid } from './use-said.ts'

/** An address that one can read, select and copy. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const speaker = useSpeaker()
  const [said, say] = useSaid()
  const copy = async () => {
    if (!field.current) return
    const words = leadWords[await copyFrom(field.current)]
    say(words)
    speaker.announce(words)
  }
  return (
    <div className="lead-copy">
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        readOnly
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={() => void copy()}>{said ?? leadWords.copy}</Button>
    </div>
  )
}
