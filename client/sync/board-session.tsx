import type { ReactNode } from 'react'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'

/** Opens the board's device and shows its surface once there is something to show. */
export function BoardSession(_: { board: BoardId; role: Role; children: ReactNode }) {
  return null
}
