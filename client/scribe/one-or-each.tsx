import { useEffect, useRef } from 'react'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { scribeWords as words } from '../words/scribe.ts'

interface OneOrEachProps {
  lines: readonly string[]
  onEach: () => void
  onWhole: () => void
  onFix: () => void
}

/** Several lines in the box: asked, before anything is put up. */
export function OneOrEach({ lines, onEach, onWhole, onFix }: OneOrEachProps) {
  const speaker = useSpeaker()
  const first = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    speaker.announce(words.several(lines.length))
    first.current?.focus()
  }, [lines, speaker])
  return (
    <Notice>
      <p className="font-bold">{words.several(lines.length)}</p>
      <ol className="one-or-each">
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
          <li key={at}>{line}</li>
        ))}
      </ol>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button ref={first} onClick={onEach}>
          {words.each(lines.length)}
        </Button>
        <Button onClick={onWhole}>{words.whole}</Button>
        <Button look="plain" onClick={onFix}>
          {words.fix}
        </Button>
      </div>
    </Notice>
  )
}
