import type { Role } from '../../shared/board/roles.ts'

/** Under these names this device keeps what it told of notes that were put away. */
export const marksOf = (board: string, role: Role) => `yoriai/${board}/${role}/put-away/`
