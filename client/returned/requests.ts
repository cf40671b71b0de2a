import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Picture } from '../../shared/sign.ts'
import { asJson, ask, at } from '../sync/http.ts'

export interface OwnSeat {
  board: BoardId
  role: Role
}

const mine = ({ board, role }: OwnSeat, rest: string) => at(board, `/mine/${rest}?as=${role}`)

/** null: none any more. */
export const chooseSign = async (seat: OwnSeat, sign: readonly Picture[] | null) => {
  await ask(mine(seat, 'sign'), { method: 'PUT', body: { sign } })
}

/** How often pictures may still be tried here. */
export const guessesLeft = async (seat: OwnSeat) =>
  (await asJson<{ guesses: number }>(ask(mine(seat, 'earlier')))).guesses

export const openEarlier = async (seat: OwnSeat, sign: readonly Picture[]) => {
  await ask(mine(seat, 'earlier'), { method: 'POST', body: { sign } })
}

/** @param since which device was seen: yet another one may have come */
export const sayWhose = async (seat: OwnSeat, since: number, isMine: boolean) => {
  await ask(mine(seat, 'other-device'), { method: 'POST', body: { since, mine: isMine } })
}
