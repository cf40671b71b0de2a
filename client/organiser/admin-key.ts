import { keptByTab } from '../sync/device-storage.ts'

const KEY = 'yoriai-admin-key'
const PREFIX = /^#admin=/i
/** Keys are ASCII: a 。 or 」 that came along with a copied link is none of it. */
const AROUND = /[^!-~]+$/
/** Where the organiser's page is: the server answers on `/` only. */
export const BOARDS_PATH = '/?boards'

export const adminKey = (): string | null => keptByTab.get(KEY) ?? null

/** Kept as long as this tab is open, and nowhere else. */
export function keepAdminKey(key: string | null): void {
  if (key === null) keptByTab.remove(KEY)
  else keptByTab.put(KEY, key)
}

/** Takes the key out of `/#admin=<key>` before anybody can read or copy it off the address bar. */
export function takeAdminKey(): void {
  const { hash, pathname } = location
  if (pathname !== '/' || !PREFIX.test(hash)) return
  const key = decoded(hash.replace(PREFIX, '')).trim().replace(AROUND, '')
  if (key !== '') keepAdminKey(key)
  history.replaceState(null, '', BOARDS_PATH)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
