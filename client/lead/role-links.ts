import type { Role } from '../../shared/board/roles.ts'
import type { Links } from '../sync/http.ts'

/** The links of a board, as addresses. */
export interface RoleLinks {
  /** The whole address of a role's link, for other devices. */
  linkOf: (role: Role) => string | undefined
  /** The same for this device: where it is already, unless another address was chosen. */
  hereOf: (role: Role) => string | undefined
}

/** LINE's own browser hands an address with this over to the phone's. */
const FOR_PHONES = '?openExternalBrowser=1'

export function roleLinks(
  paths: Partial<Links> | undefined,
  address: string,
  /** The address under which this page is open. */
  here = address,
): RoleLinks {
  const linkOf = (role: Role) => {
    const path = paths?.[role]
    if (path === undefined) return undefined
    return `${address}${path}${role === 'participant' ? FOR_PHONES : ''}`
  }
  return { linkOf, hereOf: (role) => (address === here ? paths?.[role] : linkOf(role)) }
}

/** An address that only this very machine can open. */
export const isLoopback = (address: string): boolean =>
  /^https?:\/\/(localhost|[^/]*\.localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(address)
