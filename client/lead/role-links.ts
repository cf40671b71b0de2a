import type { Role } from '../../shared/board/roles.ts'
import type { Links } from '../../shared/http.ts'

/** The links of a board, as addresses. */
export interface RoleLinks {
  /** The whole address of a role's link, for other devices. */
  linkOf: (role: Role) => string | undefined
  /** The same for this device: where it is already, unless another address was chosen. */
  hereOf: (role: Role) => string | undefined
}

/** LINE's own browser hands an address with this over to the phone's; links of every role are sent by LINE. */
export const forLine = (address: string) =>
  `${address}${address.includes('?') ? '&' : '?'}openExternalBrowser=1`

export function roleLinks(
  paths: Partial<Links> | undefined,
  address: string,
  /** The address under which this page is open. */
  here = address,
): RoleLinks {
  const at = (role: Role) => {
    const path = paths?.[role]
    return path === undefined ? undefined : `${address}${path}`
  }
  return {
    linkOf: (role) => {
      const link = at(role)
      return link === undefined ? undefined : forLine(link)
    },
    hereOf: (role) => (address === here ? paths?.[role] : at(role)),
  }
}

/** An address that only this very machine can open. */
export const isLoopback = (address: string): boolean =>
  /^https?:\/\/(localhost|[^/]*\.localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i.test(address)
