import { useCallback, useState } from 'react'
import type { Role } from '../../shared/board/roles.ts'
import type { Links, Place, Wifi } from '../../shared/http.ts'
import { placeOf, rotateLink } from '../sync/board-requests.ts'
import { useSession } from '../sync/board-session.tsx'
import { setPlace } from './evening-requests.ts'
import { type RoleLinks, roleLinks } from './role-links.ts'
import { useAnswer } from './use-answer.ts'

/** Nobody tells when the laptop changes its network, or another facilitator chooses an address. */
const ASK_EVERY_MS = 30_000

/** Addresses under which the hall's phones may find this server, best first; one is chosen. */
export interface WaysIn extends RoleLinks {
  addresses: readonly string[]
  address: string
  /** Kept on the server: the hall's screen and the printed sheets follow. */
  choose: (address: string) => Promise<void>
  wifi: Wifi | null
  keepWifi: (wifi: Wifi | null) => Promise<void>
  joinUrl: string
  rotate: (role: Role) => Promise<void>
}

/** The links as the server gave them when the page was opened, and as they were renewed since. */
export function useWaysIn(): WaysIn {
  const session = useSession()
  const { id } = session
  const ask = useCallback(() => placeOf(id, 'facilitator'), [id])
  const { answer: place, take } = useAnswer(ask, { everyMs: ASK_EVERY_MS })
  const keep = async (patch: Parameters<typeof setPlace>[1]) => take(await setPlace(id, patch))
  const here = session.addresses?.[0] ?? new URL(session.joinUrl).origin
  const { address, addresses } = addressesOf(place, session.joinUrl)
  const [renewed, setRenewed] = useState<Partial<Links>>({})
  const links = roleLinks({ ...session.links, ...renewed }, address, here)
  return {
    ...links,
    addresses,
    address,
    choose: (address) => keep({ address }),
    wifi: place?.wifi ?? null,
    keepWifi: (wifi) => keep({ wifi }),
    joinUrl: links.linkOf('participant') ?? session.joinUrl,
    rotate: async (role) => {
      const { link } = await rotateLink(id, role)
      setRenewed((before) => ({ ...before, [role]: link }))
    },
  }
}

/** What the QR carries is chosen, said or not; it is always among those to choose from. */
function addressesOf(place: Place | null, joinUrl: string) {
  const address = new URL(place?.joinUrl ?? joinUrl).origin
  return { address, addresses: [...new Set([...(place?.addresses ?? []), address])] }
}
