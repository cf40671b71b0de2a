import { useState } from 'react'
import { ROLES, type Role } from '../../shared/board/roles.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { Confirm } from './confirm.tsx'
import { CopyField } from './copy-field.tsx'
import type { WaysIn } from './ways-in.ts'

/** A link for each kind of person in the hall: to show, to open here, to renew. */
export function LinksCard({ ways }: { ways: WaysIn }) {
  const [shown, setShown] = useState<Role | null>(null)
  const [renewing, setRenewing] = useState<Role | null>(null)
  const speaker = useSpeaker()

  return (
    <section className="lead-card" aria-labelledby="lead-links">
      <h2 id="lead-links">{leadWords.links}</h2>
      <p className="lead-sub">{leadWords.linksHelp}</p>
      <ul className="lead-links">
        {ROLES.map((role) => (
          <li key={role}>
            <p>
              <strong>{leadWords.role[role]}</strong>
              <span>{leadWords.roleFor[role]}</span>
            </p>
            <div className="lead-actions">
              <Button
                aria-label={leadWords.showLinkOf(leadWords.role[role])}
                onClick={() => setShown(role)}
              >
                {leadWords.showLink}
              </Button>
              {role !== 'facilitator' && (
                <a
                  href={ways.hereOf(role)}
                  target="_blank"
                  rel="noopener"
                  aria-label={leadWords.openHereOf(leadWords.role[role])}
                >
                  {leadWords.openHere}
                </a>
              )}
            </div>
          </li>
        ))}
      </ul>
      {shown !== null && (
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

function LinkDialog({
  role,
  link,
  onClose,
  onRenew,
}: {
  role: Role
  link: string
  onClose: () => void
  onRenew: () => void
}) {
  const name = leadWords.role[role]
  return (
    <Dialog title={name} onClose={onClose}>
      <div className="lead-link">
        <p>{leadWords.roleFor[role]}</p>
        <QrCode text={link} label={leadWords.linkQr(name)} className="lead-qr lead-qr-large" />
        <CopyField label={leadWords.link} text={link} />
        <Button look="plain" onClick={onRenew}>
          {leadWords.rotate}
        </Button>
      </div>
    </Dialog>
  )
}
