import type { Role } from '../../shared/board/roles.ts'
import { clockIn } from '../../shared/tokyo.ts'
import { Button } from '../ui/button.tsx'
import { receptionWords as words } from '../words/reception.ts'

/** A seat as those see it who give it to another device: never whose it is. */
interface ReturnableSeat {
  role: Role
  connected: boolean
  /** ISO 8601. */
  since: string
}

/** 別の端末で席にもどす: a seat, and its way to another device. */
export function SeatLine({ seat, onGive }: { seat: ReturnableSeat; onGive: () => void }) {
  if (seat.role === 'facilitator' || seat.role === 'screen') return null
  const name = words.seat(words.role[seat.role])
  const since = words.since(clockIn(Date.parse(seat.since)))
  return (
    <li>
      <p>
        <strong>{name}</strong>
        <small>{since}</small>
        <small>{seat.connected ? words.connected : words.gone}</small>
      </p>
      <Button aria-label={words.giveOf(name, since)} onClick={onGive}>
        {words.give}
      </Button>
    </li>
  )
}
