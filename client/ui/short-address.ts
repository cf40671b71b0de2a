/**
 * What one types into a browser, on the wall and on paper: the host alone, the code does the rest.
 * https has to be said: a phone may try http first, and find nobody.
 */
export function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url
  const { protocol, host, origin } = new URL(url)
  return protocol === 'http:' ? host : origin
}
