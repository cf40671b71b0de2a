import { useEffect, useRef, useState } from 'react'
import type { Role } from '../../shared/board/roles.ts'
import type { Links } from '../../shared/http.ts'
import { grouped } from '../../shared/way-in.ts'
import { LinkDialog } from '../lead/link-dialog.tsx'
import { LinkList } from '../lead/link-list.tsx'
import { isLoopback, roleLinks } from '../lead/role-links.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { boardsWords } from '../words/boards.ts'
import { leadWords } from '../words/lead.ts'
import { StartLeading } from './start-leading.tsx'

/** The new board's links, and the way to its facilitator's surface. */
export function BoardMade({
  title,
  joinCode,
  links,
  years,
  onAnother,
}: {
  title: string
  joinCode: string
  links: Links
  /** What became of the years that the plan prints. */
  years: readonly string[]
  onAnother: () => void
}) {
  const [shown, setShown] = useState<Role | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const ways = roleLinks(links, location.origin)
  const local = isLoopback(location.origin)
  useEffect(() => heading.current?.focus(), [])

  return (
    <section className="lead-card boards-made" aria-labelledby="boards-made">
      <h2 id="boards-made" ref={heading} tabIndex={-1}>
        {boardsWords.made(title)}
      </h2>
      <p>{boardsWords.madeHelp}</p>
      <div className="lead-actions">
        <StartLeading link={links.facilitator} main />
        <Button look="plain" onClick={onAnother}>
          {boardsWords.another}
        </Button>
      </div>
      {years.length > 0 && (
        <Notice>
          <strong>{boardsWords.yearsLaid}</strong>
          <ul className="list-disc pl-6">
            {years.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{boardsWords.yearsLaidHelp}</p>
        </Notice>
      )}
      {local && <Notice>{boardsWords.local}</Notice>}
      <div className="lead-door">
        {!local && (
          <QrCode
            text={ways.linkOf('participant') ?? ''}
            label={leadWords.qr}
            className="lead-qr"
          />
        )}
        <dl>
          <dt>{leadWords.code}</dt>
          <dd className="lead-code figures">{grouped(joinCode)}</dd>
        </dl>
      </div>
      <h3>
        <Phrases>{leadWords.links}</Phrases>
      </h3>
      <p className="lead-sub">{leadWords.linksHelp}</p>
      <LinkList links={ways} onShow={setShown} />
      {shown !== null && (
        <LinkDialog role={shown} link={ways.linkOf(shown) ?? ''} onClose={() => setShown(null)} />
      )}
    </section>
  )
}
