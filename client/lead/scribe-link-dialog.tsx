import { useCallback, useId, useState } from 'react'
import { useSession } from '../sync/board-session.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { Confirm } from './confirm.tsx'
import { CopyField } from './copy-field.tsx'
import { changeScribe, scribeLink } from './evening-requests.ts'
import { forLine } from './role-links.ts'
import { useAnswer } from './use-answer.ts'

const words = leadWords.scribes

/** The link for the scribe of one table, and the change to another one. */
export function ScribeLinkDialog({
  tables,
  address,
  ofAll,
  onClose,
  onRenew,
}: {
  tables: number
  address: string
  /** The link by which a scribe sits down at any table. */
  ofAll: string
  onClose: () => void
  onRenew: () => void
}) {
  const [table, setTable] = useState<number | null>(null)
  const [changing, setChanging] = useState(false)
  const field = useId()
  const name = leadWords.role.scribe
  const { id } = useSession()
  const ask = useCallback(
    async () => (table === null ? null : { table, ...(await scribeLink(id, table)) }),
    [id, table],
  )
  const { answer: last, again } = useAnswer(ask, {})
  // What was asked for another table is not this one's.
  const answer = last?.table === table ? last : null
  const speaker = useSpeaker()
  const link = table === null ? ofAll : answer && forLine(address + answer.link)

  if (changing && table !== null)
    return (
      <Confirm
        title={words.changeTitle(table)}
        what={words.changeWhat.map((line) => <p key={line}>{line}</p>)}
        action={words.changeDo}
        onDo={async () => {
          const { freed } = await changeScribe(id, table)
          speaker.announce(freed ? words.changed(table) : words.hadNone(table))
          await again()
        }}
        onClose={() => setChanging(false)}
      />
    )
  return (
    <Dialog title={name} onClose={onClose}>
      <div className="lead-link">
        <p>{table === null ? leadWords.roleFor.scribe : words.help}</p>
        <div className="lead-field">
          <label htmlFor={field}>{words.which}</label>
          <select
            id={field}
            value={table ?? ''}
            onChange={({ currentTarget: { value } }) =>
              setTable(value === '' ? null : Number(value))
            }
          >
            <option value="">{words.any}</option>
            {Array.from({ length: tables }, (_, at) => at + 1).map((one) => (
              <option key={one} value={one}>
                {leadWords.table(one)}
              </option>
            ))}
          </select>
        </div>
        {table !== null && answer?.taken && <Notice>{words.taken(table)}</Notice>}
        {link && (
          <>
            <QrCode text={link} label={leadWords.linkQr(name)} className="lead-qr lead-qr-large" />
            <CopyField label={leadWords.link} text={link} />
          </>
        )}
        {table !== null && answer?.taken && (
          <Button onClick={() => setChanging(true)}>{words.change}</Button>
        )}
        <Button look="plain" onClick={onRenew}>
          {leadWords.rotate}
        </Button>
      </div>
    </Dialog>
  )
}
