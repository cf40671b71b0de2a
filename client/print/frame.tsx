import { type ReactNode, useEffect } from 'react'
import { useConnection } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { printWords as words } from '../words/print.ts'
import { type Paper, usePaper } from './use-paper.ts'

interface FrameProps {
  title: string
  paper: Paper
  /** What may be chosen, and what is to be known before printing. */
  choices?: ReactNode
  /** Laid out out of sight, to be measured. */
  unseen?: ReactNode
  children: ReactNode
}

/** What will be on the paper, and above it one button. The paper alone is printed. */
export function Frame({ title, paper, choices, unseen, children }: FrameProps) {
  usePaper(paper)
  const away = useConnection().state !== 'live'
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <div className="print">
      <header className="print-bar">
        <h1>{title}</h1>
        <Button look="main" onClick={() => document.fonts.ready.then(() => window.print())}>
          {words.print}
        </Button>
        {choices}
        <p>{words.choosePaper(paper.size)}</p>
        {away && <Notice>{words.away}</Notice>}
      </header>
      <main>
        <section
          className="print-papers"
          data-size={paper.size}
          data-turn={paper.turn}
          aria-label={words.preview}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a paper is wider than a phone
          tabIndex={0}
        >
          {children}
        </section>
        {unseen && (
          <div data-size={paper.size} data-turn={paper.turn}>
            {unseen}
          </div>
        )}
      </main>
    </div>
  )
}
