import { useState } from 'react'
import type { Role } from '../../shared/board/roles.ts'
import { useSession } from '../sync/board-session.tsx'
import { type Links, rotateLink } from '../sync/http.ts'

/** Addresses under which the hall's phones may find this server, best first. */
export interface WaysIn {
  addresses: readonly string[]
  address: string
  choose: (address: string) => void
  /** The whole address of a role's link, for other devices. */
  linkOf: (role: Role) => string | undefined
  /** The same for this device: where it is already, unless another address was chosen. */
  hereOf: (role: Role) => string | undefined
  joinUrl: string
  rotate: (role: Role) => Promise<void>
}

/** The links as the server gave them when the page was opened, and as they were renewed since. */
export function useWaysIn(): WaysIn {
  const session = useSession()
  const addresses =
    session.addresses && session.addresses.length > 0
      ? session.addresses
      : [new URL(session.joinUrl).origin]
  const first = addresses[0] ?? ''
  const [address, choose] = useState(first)
  const [renewed, setRenewed] = useState<Partial<Links>>({})
  const pathOf = (role: Role) => renewed[role] ?? session.links?.[role]
  const linkOf = (role: Role) => {
    const path = pathOf(role)
    if (path === undefined) return undefined
    return role === 'participant' ? forPhones(address, path) : `${address}${path}`
  }
  return {
    addresses,
    address,
    choose,
    linkOf,
    hereOf: (role) => (address === first ? pathOf(role) : linkOf(role)),
    joinUrl: linkOf('participant') ?? session.joinUrl,
    rotate: async (role) => {
      const { link } = await rotateLink(session.id, role)
      setRenewed((before) => ({ ...before, [role]: link }))
    },
  }
}

/** LINE's own browser hands such an address over to the phone's. */
const forPhones = (address: string, path: string) => `${address}${path}?openExternalBrowser=1`
