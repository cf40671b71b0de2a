import { useState } from 'react'
import type { Role } from '../../shared/board/roles.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { Confirm } from './confirm.tsx'
import { LinkDialog } from './link-dialog.tsx'
import { LinkList } from './link-list.tsx'
import { ScribeLinkDialog } from './scribe-link-dialog.tsx'
import type { WaysIn } from './ways-in.ts'

/** A link for each kind of person in the hall: to show, to open here, to renew. */
export function LinksCard({ ways }: { ways: WaysIn }) {
  const [shown, setShown] = useState<Role | null>(null)
  const [renewing, setRenewing] = useState<Role | null>(null)
  const speaker = useSpeaker()
  const { tables = 0 } = useBoard().board

  return (
    <section className="lead-card" aria-labelledby="lead-links">
      <h2 id="lead-links">
        <Phrases>{leadWords.links}</Phrases>
      </h2>
      <p className="lead-sub">{leadWords.linksHelp}</p>
      <LinkList links={ways} onShow={setShown} />
      {shown === 'scribe' && (
        <ScribeLinkDialog
          tables={tables}
          address={ways.address}
          ofAll={ways.linkOf('scribe') ?? ''}
          onClose={() => setShown(null)}
          onRenew={() => {
            setRenewing('scribe')
            setShown(null)
          }}
        />
      )}
      {shown !== null && shown !== 'scribe' && (
        <LinkDialog
          role={shown}
          link={ways.linkOf(shown) ?? ''}
          onClose={() => setShown(null)}
          onRenew={() => {
            setRenewing(shown)
            setShown(null)
          }}
        />
      )}
      {renewing !== null && (
        <Confirm
          title={leadWords.rotateTitle(leadWords.role[renewing])}
          what={[
            ...leadWords.rotateEnds,
            ...(renewing === 'participant' ? [leadWords.rotateCode, leadWords.rotateScreen] : []),
          ].map((line) => <p key={line}>{line}</p>)}
          action={leadWords.rotateDo}
          onDo={async () => {
            await ways.rotate(renewing)
            speaker.announce(leadWords.rotated)
            setShown(renewing)
          }}
          onClose={() => setRenewing(null)}
        />
      )}
    </section>
  )
}
