import { useId, useState } from 'react'
import type { ListedSeat } from '../../shared/http.ts'
import { clockIn } from '../../shared/tokyo.ts'
import { SeatLine } from '../seat/seat-line.tsx'
import { returnLink } from '../sync/board-requests.ts'
import { useSession } from '../sync/board-session.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { leadWords } from '../words/lead.ts'
import { receptionWords as words } from '../words/reception.ts'
import { CopyField } from './copy-field.tsx'
import { forLine } from './role-links.ts'
import { saidBy } from './said-by.ts'
import { seatsToReturn, tablesWithSeats } from './seats.ts'

interface Given {
  link: string
  expiresAt: string
}

const NO_TABLE = ''

/** A seat's way to another device: the table, the seat, a QR for ten minutes. */
export function ReturnDialog({
  address,
  seats,
  onClose,
}: {
  address: string
  seats: readonly ListedSeat[]
  onClose: () => void
}) {
  const { id } = useSession()
  const field = useId()
  const tables = tablesWithSeats(seats)
  const [chosen, setChosen] = useState<number | null>()
  // The seats may come after the dialog is open.
  const table = chosen === undefined ? (tables[0] ?? null) : chosen
  const [given, setGiven] = useState<Given | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const give = async ({ seat }: ListedSeat) => {
    try {
      setGiven(await returnLink(id, seat, 'facilitator'))
      setProblem(null)
    } catch (error) {
      setProblem(saidBy(error))
    }
  }

  if (given)
    return (
      <Dialog key="given" title={words.backTitle} onClose={onClose}>
        <div className="lead-link">
          <p>
            {words.until(clockIn(Date.parse(given.expiresAt)))}
            {words.ends}
          </p>
          <QrCode
            text={forLine(`${address}${given.link}`)}
            label={words.qr}
            className="lead-qr lead-qr-large"
          />
          <CopyField label={leadWords.link} text={forLine(`${address}${given.link}`)} />
          <Button look="plain" onClick={() => setGiven(null)}>
            {words.others}
          </Button>
        </div>
      </Dialog>
    )

  const listed = seatsToReturn(seats, table)
  return (
    <Dialog key="choose" title={words.backTitle} onClose={onClose}>
      <div className="lead-link">
        <p>{words.backHelp}</p>
        <div className="lead-field">
          <label htmlFor={field}>{words.table}</label>
          <select
            id={field}
            value={table ?? NO_TABLE}
            onChange={({ currentTarget: { value } }) =>
              setChosen(value === NO_TABLE ? null : Number(value))
            }
          >
            {tables.map((one) => (
              <option key={one ?? NO_TABLE} value={one ?? NO_TABLE}>
                {one === null ? words.noTable : leadWords.table(one)}
              </option>
            ))}
          </select>
        </div>
        <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
        {listed.length === 0 && <p>{words.noSeats}</p>}
        <ul className="lead-notes">
          {listed.map((one) => (
            <SeatLine key={one.seat} seat={one} onGive={() => void give(one)} />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
