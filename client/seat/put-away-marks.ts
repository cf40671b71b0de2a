import type { Role } from '../../shared/board/roles.ts'

/** Under these names this device keeps what it told of notes that were put away, or erased. */
export const marksOf = (board: string, role: Role, went: 'put-away' | 'erased' = 'put-away') =>
  `yoriai/${board}/${role}/${went}/`
