import { useEffect } from 'react'
import { Link } from 'wouter'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { joinWords } from '../words/join.ts'
import { failureWords } from './enter.ts'
import { useEnter } from './use-enter.ts'

/** What a QR or a link opens: it says what this is, and does nothing before the tap. */
export function LinkPage({ secret, kind = 'link' }: { secret: string; kind?: 'link' | 'back' }) {
  const words = joinWords[kind]
  const { entering, go } = useEnter()
  useEffect(() => {
    document.title = words.title
  }, [words])

  return (
    <Page title={words.title}>
      {words.help.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <div role="alert">
        {entering.state === 'failed' && <Notice>{failureWords(entering.why, words.old)}</Notice>}
      </div>
      <Button
        look="main"
        onClick={() => void go({ key: secret })}
        aria-disabled={entering.state === 'asking'}
      >
        {entering.state === 'asking' ? joinWords.entering : words.act}
      </Button>
      {entering.state === 'failed' && (
        <Link
          href="/"
          className="inline-flex min-h-12 items-center justify-center font-bold text-act underline underline-offset-4"
        >
          {joinWords.byCode}
        </Link>
      )}
    </Page>
  )
}
