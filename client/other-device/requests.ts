import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import type { Picture } from '../../shared/sign.ts'
import { request } from '../sync/http.ts'

export interface OwnSeat {
  board: BoardId
  role: Role
}

const by = ({ board, role }: OwnSeat) => ({ at: { id: board }, as: role })

/** null: none any more. */
export const chooseSign = (seat: OwnSeat, sign: readonly Picture[] | null) =>
  request('PUT /api/boards/:id/mine/sign', { ...by(seat), body: { sign } })

/** How often pictures may still be tried here. */
export const guessesLeft = async (seat: OwnSeat) =>
  (await request('GET /api/boards/:id/mine/earlier', by(seat))).guesses

export const openEarlier = (seat: OwnSeat, sign: readonly Picture[]) =>
  request('POST /api/boards/:id/mine/earlier', { ...by(seat), body: { sign } })

/** @param since which device was seen: yet another one may have come */
export const sayWhose = (seat: OwnSeat, since: number, isMine: boolean) =>
  request('POST /api/boards/:id/mine/other-device', { ...by(seat), body: { since, mine: isMine } })
