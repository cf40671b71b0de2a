import { COPY } from '../words/copy.ts'
import { useWords } from '../words/provided.ts'
import { Button } from './button.tsx'
import type { Copied } from './copy.ts'
import { useSpeaker } from './status.tsx'
import { useSaid } from './use-said.ts'

/** Copies, and says in its own place what came of it. */
export function CopyButton({
  label,
  copy,
  className,
}: {
  label: string
  copy: () => Promise<Copied>
  className?: string
}) {
  const copyWords = useWords(COPY)
  const speaker = useSpeaker()
  const [said, say] = useSaid()
  const pressed = async () => {
    const words = copyWords[await copy()]
    say(words)
    speaker.announce(words)
  }
  return (
    <Button {...(className ? { className } : {})} onClick={() => void pressed()}>
      {said ?? label}
    </Button>
  )
}
