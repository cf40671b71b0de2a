import { useEffect, useRef, useState } from 'react'
import type { Looked } from '../../shared/http.ts'
import { LanguageChoice } from '../language/language-choice.tsx'
import { OPEN_AT_ONCE } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { late } from '../ui/late.tsx'
import { Notice } from '../ui/notice.tsx'
import { Loading, Page } from '../ui/page.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { JOIN } from '../words/join.ts'
import { useWords } from '../words/provided.ts'
import { failureWords } from './enter.ts'
import { EnteringSaid } from './entering-said.tsx'
import { Privacy } from './privacy.tsx'
import { isBusy, useEnter } from './use-enter.ts'
import { useLook } from './use-look.ts'

// Whoever scans a good code never needs it.
const NumberForm = late(() => import('./number-form.tsx').then((module) => module.default))

/** What a QR or a link opens: it says what this is, and does nothing before the tap. */
export function LinkPage({ secret, kind = 'link' }: { secret: string; kind?: 'link' | 'back' }) {
  const joinWords = useWords(JOIN)
  const words = joinWords[kind]
  // The link for a table's scribe says of which board it is.
  const [query] = useState(() => (/[?&]b=/.test(location.search) ? location.search : ''))
  const key = `/${kind === 'link' ? 'k' : 'r'}/${secret}${query}`
  const look = useLook(key)
  const { entering, go } = useEnter()
  const atOnce = useRef(new URLSearchParams(location.search).has(OPEN_AT_ONCE))
  const wall = atOnce.current && look.state === 'there' && look.link.role === 'screen'
  const opened = useRef(false)
  useEffect(() => {
    document.title = words.title
    leaveOutForLine()
  }, [words])
  // 進行 opened this window to project; nobody is at its mouse.
  useEffect(() => {
    if (!wall || opened.current) return
    opened.current = true
    void go({ key })
  }, [wall, go, key])

  const failure = entering.state === 'failed' ? entering.why : null
  if (look.state === 'old' || failure === 'old-link')
    return (
      <Page title={joinWords.oldTitle}>
        <div role="alert">
          <Notice>{words.old}</Notice>
        </div>
        <NumberForm />
        <LanguageChoice />
      </Page>
    )
  if (look.state === 'asking' || (wall && failure === null)) return <Loading />

  const over = look.state === 'there' && isOver(look.link)
  return (
    <Page title={over ? joinWords.overTitle : words.title}>
      {look.state === 'there' && <Workshop link={look.link} />}
      {!over &&
        words.help.map((line) => (
          <p key={line}>
            <Ruby>{line}</Ruby>
          </p>
        ))}
      {look.state === 'there' && !over && <Privacy text={look.link.privacy} />}
      <div role="alert" className="empty:-mt-5">
        {failure !== null ? (
          <Notice>{failureWords(failure, words.old, joinWords)}</Notice>
        ) : (
          look.state === 'there' && <Shut link={look.link} />
        )}
      </div>
      <EnteringSaid entering={entering} />
      {!over && (
        <Button look="main" onClick={() => void go({ key })} aria-disabled={isBusy(entering)}>
          {isBusy(entering) ? joinWords.entering : words.act}
        </Button>
      )}
      <LanguageChoice />
    </Page>
  )
}

/** Nobody new takes part in a workshop that is over; who did reads on. */
const isOver = ({ state, role, known }: Looked) =>
  state === 'closed' && role === 'participant' && !known

/** Which workshop, and as what: before one comes in, not after. */
function Workshop({ link: { title, heldOn, role, table } }: { link: Looked }) {
  const joinWords = useWords(JOIN)
  return (
    <dl className="grid gap-1 rounded-8 border-2 border-edge bg-paper p-4">
      <dt className="text-sub">{joinWords.workshop}</dt>
      {/* The longest title leaves the button in sight. */}
      <dd className="line-clamp-3 font-bold [overflow-wrap:anywhere]">{title}</dd>
      {heldOn !== null && <dd className="figures">{joinWords.day(heldOn)}</dd>}
      <dt className="mt-2 text-sub">{joinWords.as}</dt>
      <dd className="font-bold">
        <Ruby>{joinWords.role[role]}</Ruby>
        {table !== null && joinWords.atTable(table)}
      </dd>
    </dl>
  )
}

function Shut({ link }: { link: Looked }) {
  const joinWords = useWords(JOIN)
  if (link.state === 'closed')
    return (
      <Notice>{isOver(link) ? joinWords.failures.closed : joinWords.readOnly(link.role)}</Notice>
    )
  if (link.reception === 'closed' && link.role === 'participant' && !link.known)
    return <Notice>{joinWords.failures['reception-closed']}</Notice>
  return null
}

/** LINE has read it by now; the table of the sheet stays. */
function leaveOutForLine() {
  const address = new URL(location.href)
  if (!address.searchParams.has('openExternalBrowser')) return
  address.searchParams.delete('openExternalBrowser')
  history.replaceState(history.state, '', address.pathname + address.search)
}
