import { networkInterfaces } from 'node:os'
import type { Context } from 'hono'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Links } from '../../shared/http.ts'
import { queryOf } from '../../shared/way-in.ts'
import type { Venue } from '../store/venues.ts'
import type { Services } from './context.ts'
import { hostOf } from './guards.ts'

/** Home and office networks first; networks of containers, which no phone can reach, last. */
const PREFERENCE = [/^192\.168\./, /^10\./, /^172\.(1[6-9]|2\d|3[01])\./]
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|zt|utun|tun|tap)/

/** This machine's addresses in its networks, never loopback or link-local. Best first. */
export function lanAddresses(port: number, interfaces = networkInterfaces()): string[] {
  const found = Object.entries(interfaces).flatMap(([name, all]) =>
    (all ?? []).map(({ family, internal, address }) => ({ name, family, internal, address })),
  )
  const place = ({ name, address }: { name: string; address: string }) => {
    const at = PREFERENCE.findIndex((range) => range.test(address))
    return (at < 0 ? PREFERENCE.length : at) + (VIRTUAL.test(name) ? 10 : 0)
  }
  const usable = found.filter(({ internal, address }) => !internal && !isLocal(address))
  const inV4 = usable.filter(({ family }) => family === 'IPv4')
  // Nearly every network has both; the longer ones are for those that have no other.
  return (inV4.length > 0 ? inV4 : usable)
    .sort((a, b) => place(a) - place(b))
    .map(({ address }) => urlAt(address, port))
}

/** Where a server is found that listens at a host: an IPv6 address stands in brackets. */
export const urlAt = (host: string, port: number): string =>
  `http://${host.includes(':') ? `[${host}]` : host}:${port}`

/** Where phones can reach a server that listens at a host, best first. */
export function reachableAt(
  host: string,
  port: number,
  interfaces = networkInterfaces(),
): string[] {
  if (isEverywhere(host)) return lanAddresses(port, interfaces)
  return isLocal(host) || isLocal(new URL(urlAt(host, port)).hostname) ? [] : [urlAt(host, port)]
}

/** As whoever sits at this machine opens it. */
export const hereAt = (host: string, port: number): string =>
  urlAt(isEverywhere(host) || host === '127.0.0.1' ? 'localhost' : host, port)

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'

/** Loopback, link-local, or any address: of no use on another device. */
const isLocal = (hostname: string) =>
  /^(localhost|.*\.localhost|127\..*|169\.254\..*|0\.0\.0\.0|\[?::1?\]?|\[?fe80:.*)$/i.test(
    hostname,
  )

export function isHttps(c: Context): boolean {
  const forwarded = c.req.header('X-Forwarded-Proto')
  if (forwarded !== undefined) return forwarded.split(',')[0]?.trim() === 'https'
  return new URL(c.req.url).protocol === 'https:'
}

export const isHttpsUrl = (url: string | undefined) => url !== undefined && /^https:/i.test(url)

type Here = Pick<Services, 'publicUrl' | 'lanAddresses'>

const bare = (address: string) => address.replace(/\/+$/, '')

/** The address that this request found, where it is of use on another device. */
function askedFor(c: Context): string | undefined {
  const asked = `${isHttps(c) ? 'https' : 'http'}://${hostOf(c)}`
  return URL.canParse(asked) && !isLocal(new URL(asked).hostname) ? asked : undefined
}

/** The addresses that a QR may carry, best first. */
export function addressesFor(c: Context, { publicUrl, lanAddresses }: Here): readonly string[] {
  const known = [publicUrl && bare(publicUrl), askedFor(c), ...lanAddresses()]
  // A seat's cookie then goes over https alone: by http in the hall nobody could keep one.
  const all = isHttpsUrl(publicUrl) ? known.filter(isHttpsUrl) : known
  return [...new Set(all.filter((address) => address !== undefined))]
}

/**
 * Where phones find this server: as the facilitator chose, as set, as this request found it, or in
 * the local network. What was chosen counts while it is still there: a laptop changes networks.
 */
export function baseFor(c: Context, services: Here, { address }: Pick<Venue, 'address'>): string {
  const all = addressesFor(c, services)
  if (address !== undefined && all.includes(address)) return address
  return all[0] ?? `${isHttps(c) ? 'https' : 'http'}://${hostOf(c)}`
}

export const linkOf = (secret: string) => `/k/${secret}`

/** The link for the scribe of a table. */
export const tableLinkOf = (secret: string, table: number, board: BoardId) =>
  `${linkOf(secret)}${queryOf({ table, board })}`

/** The address in the hall's QR. LINE's own browser then hands over to the phone's. */
export const joinUrl = (base: string, links: Links) =>
  `${base}${linkOf(links.participant)}?openExternalBrowser=1`

export const linksOut = (links: Links): Links => ({
  participant: linkOf(links.participant),
  scribe: linkOf(links.scribe),
  staff: linkOf(links.staff),
  facilitator: linkOf(links.facilitator),
  screen: linkOf(links.screen),
})
