import { useState } from 'react'
import type { Role } from '../../shared/board/roles.ts'
import { useSession } from '../sync/board-session.tsx'
import { type Links, rotateLink } from '../sync/http.ts'
import { type RoleLinks, roleLinks } from './role-links.ts'

/** Addresses under which the hall's phones may find this server, best first; one is chosen. */
export interface WaysIn extends RoleLinks {
  addresses: readonly string[]
  address: string
  choose: (address: string) => void
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
  const links = roleLinks({ ...session.links, ...renewed }, address, first)
  return {
    ...links,
    addresses,
    address,
    choose,
    joinUrl: links.linkOf('participant') ?? session.joinUrl,
    rotate: async (role) => {
      const { link } = await rotateLink(session.id, role)
      setRenewed((before) => ({ ...before, [role]: link }))
    },
  }
}
