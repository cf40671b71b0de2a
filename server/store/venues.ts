import type { BoardId } from '../../shared/board/ids.ts'
import type { Wifi } from '../../shared/http.ts'

/** How phones find this server on the evening: with the register, never in the document. */
export interface Venue {
  /** The address that QRs carry: "http://192.168.1.5:8787". */
  address: string | undefined
  wifi: Wifi | undefined
}

export interface Venues {
  of(board: BoardId): Promise<Venue>
  set(board: BoardId, place: Venue): Promise<void>
}
