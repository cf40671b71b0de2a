import type { Role } from '../../shared/board/roles.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { leadWords } from '../words/lead.ts'
import { CopyField } from './copy-field.tsx'

/** One role's link, large enough to hold a phone before it. */
export function LinkDialog({
  role,
  link,
  onClose,
  onRenew,
}: {
  role: Role
  link: string
  onClose: () => void
  onRenew?: () => void
}) {
  const name = leadWords.role[role]
  return (
    <Dialog title={name} onClose={onClose}>
      <div className="lead-link">
        <p>{leadWords.roleFor[role]}</p>
        <QrCode text={link} label={leadWords.linkQr(name)} className="lead-qr lead-qr-large" />
        <CopyField label={leadWords.link} text={link} />
        {onRenew && (
          <Button look="plain" onClick={onRenew}>
            {leadWords.rotate}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
