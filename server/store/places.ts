import type { BoardId } from '../../shared/board/ids.ts'
import type { Wifi } from '../../shared/http.ts'

/** How phones find this server on the evening: with the register, never in the document. */
export interface Place {
  /** The address that QRs carry: "http://192.168.1.5:8787". */
  address: string | undefined
  wifi: Wifi | undefined
}

export interface Places {
  of(board: BoardId): Promise<Place>
  set(board: BoardId, place: Place): Promise<void>
}
