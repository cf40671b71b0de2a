import { useEffect } from 'react'
import { Link } from 'wouter'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { joinWords } from '../words/join.ts'
import { useEnter } from './use-enter.ts'

/** What a QR or a link opens: it says what this is, and does nothing before the tap. */
export function LinkPage({ secret }: { secret: string }) {
  const { entering, go } = useEnter()
  useEffect(() => {
    document.title = joinWords.linkTitle
  }, [])

  return (
    <Page title={joinWords.linkTitle}>
      <p>{joinWords.linkHelp}</p>
      <p>{joinWords.linkNames}</p>
      <div role="alert">
        {entering.state === 'failed' && <Notice>{joinWords.failures[entering.why]}</Notice>}
      </div>
      <Button
        look="main"
        onClick={() => void go({ key: secret })}
        aria-disabled={entering.state === 'asking'}
      >
        {entering.state === 'asking' ? joinWords.entering : joinWords.join}
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
