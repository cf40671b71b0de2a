import { isIP } from 'node:net'

/** Whether this server answers under a name, as a request's Host header has it. */
export type KnowsHost = (host: string | undefined) => boolean

/** Suffixes that no name server of the internet hands out (RFC 6761, 6762, 8375 and routers' own). */
const AT_HOME = /\.(?:local|lan|home|internal|localdomain|home\.arpa|localhost)$/

/**
 * Addresses, this machine's own names and what was set. A page of somebody else's whose name was
 * pointed at this machine (DNS rebinding) has that somebody's name in its Host.
 * @param hostname as the machine calls itself
 * @param hosts names that were set besides
 */
export function knownHosts({
  publicUrl,
  hosts,
  hostname,
}: {
  publicUrl: string | undefined
  hosts: readonly string[]
  hostname: string
}): KnowsHost {
  const own = bareName(hostname).split('.')[0] ?? ''
  const set = new Set(
    [...hosts, ...(publicUrl === undefined ? [] : [new URL(publicUrl).hostname])].map(bareName),
  )
  if (hostname !== '') set.add(bareName(hostname))
  return (host) => {
    const url = `http://${host ?? ''}`
    if (!host || /[@/?#\\]/.test(host) || !URL.canParse(url)) return false
    const name = bareName(new URL(url).hostname)
    if (isIP(name.replace(/^\[(.*)\]$/, '$1')) > 0) return true
    if (name === 'localhost' || name.endsWith('.localhost') || name.endsWith('.local')) return true
    return set.has(name) || (own !== '' && name.replace(AT_HOME, '') === own)
  }
}

const bareName = (name: string) => name.toLowerCase().replace(/\.$/, '')
