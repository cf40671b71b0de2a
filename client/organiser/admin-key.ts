const KEY = 'yoriai-admin-key'
const PREFIX = /^#admin=/i
/** Keys are ASCII: a 。 or 」 that came along with a copied link is none of it. */
const AROUND = /[^!-~]+$/
/** Where the organiser's page is: the server answers on `/` only. */
export const BOARDS_PATH = '/?boards'

/** For browsers that keep nothing. */
let inMemory: string | null = null

export function adminKey(): string | null {
  try {
    return sessionStorage.getItem(KEY) ?? inMemory
  } catch {
    return inMemory
  }
}

/** Kept as long as this tab is open, and nowhere else. */
export function keepAdminKey(key: string | null): void {
  inMemory = key
  try {
    if (key === null) sessionStorage.removeItem(KEY)
    else sessionStorage.setItem(KEY, key)
  } catch {
    // Memory has it until the page is left.
  }
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
