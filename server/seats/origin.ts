/**
 * Whether a request comes from a page of this server. A cookie goes along with any page's request;
 * only the Origin, which a page cannot forge, says whose request it is.
 * @param publicUrl for a proxy that puts a Host of its own
 */
export function isOwnOrigin(
  origin: string | null | undefined,
  host: string | null | undefined,
  publicUrl: string | undefined,
): boolean {
  if (!origin || !URL.canParse(origin)) return false
  const from = new URL(origin)
  if (publicUrl !== undefined && from.origin === new URL(publicUrl).origin) return true
  // The page's address is spelt as URLs spell it: an IPv6 address shortened, a usual port left out.
  const here = `${from.protocol}//${host ?? ''}`
  return Boolean(host) && URL.canParse(here) && from.host === new URL(here).host
}
