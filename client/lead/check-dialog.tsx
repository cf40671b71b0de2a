import { useCallback, useState } from 'react'
import type { ListedSeat } from '../../shared/http.ts'
import { useSession } from '../sync/board-session.tsx'
import { useDeviceState } from '../sync/hooks.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CheckIcon } from '../ui/icons.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { leadWords } from '../words/lead.ts'
import { receptionWords as words } from '../words/reception.ts'
import { ChooseAddress } from './choose-address.tsx'
import { listSeats } from './evening-requests.ts'
import { useAnswer } from './use-answer.ts'
import type { WaysIn } from './ways-in.ts'

/** Before the evening: a phone opens the QR, and this page says that it came. */
export function CheckDialog({ ways, onClose }: { ways: WaysIn; onClose: () => void }) {
  return (
    <Dialog title={words.check} onClose={onClose}>
      <div className="lead-link">
        <p>{words.checkHelp}</p>
        {ways.addresses.length > 1 && <ChooseAddress ways={ways} />}
        <QrCode text={ways.joinUrl} label={leadWords.qr} className="lead-qr lead-qr-large" />
        <p className="lead-strong">{ways.address}</p>
        <Arrived key={ways.address} />
        <h3>
          <Phrases>{words.problems}</Phrases>
        </h3>
        <ul className="lead-hints">
          {words.problemList.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}

/** Phones that were not connected when the page was opened and are now. */
function Arrived() {
  const { id } = useSession()
  const ask = useCallback(() => listSeats(id), [id])
  const here = useDeviceState((state) => state.here)
  const { answer } = useAnswer(ask, { news: here })
  const [before, setBefore] = useState<ReadonlySet<string> | null>(null)
  if (before === null && answer !== null) setBefore(new Set(phonesIn(answer)))
  const count = phonesIn(answer ?? []).filter((seat) => !(before?.has(seat) ?? true)).length
  return (
    <p role="status" className="lead-arrived" data-arrived={count > 0}>
      {count > 0 && <CheckIcon />}
      {count > 0 ? words.arrived(count) : words.waiting}
    </p>
  )
}

const phonesIn = (seats: readonly ListedSeat[]) =>
  seats.filter(({ role, connected }) => connected && role === 'participant').map(({ seat }) => seat)
