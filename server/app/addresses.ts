import { networkInterfaces } from 'node:os'
import type { Context } from 'hono'
import type { Links } from '../store/registry.ts'
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
  return found
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !isLocal(address))
    .sort((a, b) => place(a) - place(b))
    .map(({ address }) => `http://${address}:${port}`)
}

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

/** Where phones find this server: as set, as this request found it, or in the local network. */
export function baseFor(c: Context, services: Pick<Services, 'publicUrl' | 'lanAddresses'>) {
  if (services.publicUrl !== undefined) return services.publicUrl.replace(/\/+$/, '')
  const asked = `${isHttps(c) ? 'https' : 'http'}://${hostOf(c)}`
  if (!URL.canParse(asked)) return services.lanAddresses()[0] ?? ''
  if (!isLocal(new URL(asked).hostname)) return asked
  return services.lanAddresses()[0] ?? asked
}

export const linkOf = (secret: string) => `/k/${secret}`

/** The address in the hall's QR. LINE's own browser then hands over to the phone's. */
export const joinUrl = (base: string, links: Links) =>
  `${base}${linkOf(links.participant)}?openExternalBrowser=1`

export const linksOut = (links: Links) => ({
  participant: linkOf(links.participant),
  scribe: linkOf(links.scribe),
  staff: linkOf(links.staff),
  facilitator: linkOf(links.facilitator),
  screen: linkOf(links.screen),
})
