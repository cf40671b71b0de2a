import { useRef, useState } from 'react'
import { kept } from '../sync/device-storage.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { LEFT_WORDS } from '../words/left-words.ts'
import { useWords } from '../words/provided.ts'
import type { Left } from './left-words.ts'

/** Words that have no box any more: to copy, to take into a box, or to drop on purpose. */
export function LeftList({
  help,
  read,
  onTake,
  onDone,
}: {
  help: string
  read: () => readonly Left[]
  /** Puts words into a box of this board. */
  onTake?: (words: string) => void
  /** The focused button is about to go. */
  onDone?: () => void
}) {
  const words = useWords(LEFT_WORDS)
  const speaker = useSpeaker()
  const [, lookAgain] = useState(0)
  const all = read()
  if (all.length === 0) return null
  const forget = ({ names }: Left) => {
    for (const name of names) kept.remove(name)
    lookAgain((times) => times + 1)
  }
  return (
    <section className="grid grid-cols-1 gap-3" aria-label={words.title}>
      <h2 className="text-std-18B-160">
        <Phrases>{words.title}</Phrases>
      </h2>
      <p>
        <Ruby>{help}</Ruby>
      </p>
      {all.map((one) => (
        <Notice key={one.names.join()}>
          <CopiedWords text={one.words} />
          <div className="mt-2 flex flex-wrap gap-2">
            {onTake && (
              <Button
                onClick={() => {
                  onTake(one.words)
                  forget(one)
                }}
              >
                {words.take}
              </Button>
            )}
            <Button
              look="plain"
              onClick={() => {
                onDone?.()
                forget(one)
                speaker.announce(words.dropped)
              }}
            >
              {words.drop}
            </Button>
          </div>
        </Notice>
      ))}
    </section>
  )
}

/** On plain http there is no clipboard API: the older command copies what is selected. */
export function CopiedWords({ text }: { text: string }) {
  const words = useWords(LEFT_WORDS)
  const speaker = useSpeaker()
  const shown = useRef<HTMLParagraphElement>(null)
  const [said, say] = useState<string | null>(null)
  const copy = () => {
    if (shown.current) getSelection()?.selectAllChildren(shown.current)
    const next = document.execCommand('copy') ? words.copied : words.selected
    say(next)
    speaker.announce(next)
  }
  return (
    <>
      <p
        ref={shown}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by key, too
        tabIndex={0}
        className="paper-note max-h-[50dvh] overflow-y-auto whitespace-pre-wrap bg-note-cream px-3 py-2"
      >
        {text}
      </p>
      <Button className="mt-2" onClick={copy}>
        {said ?? words.copy}
      </Button>
    </>
  )
}
