import type { BoardId } from '../../shared/board/ids.ts'
import { clearTab, clearTexts, keepNothing, keysIn, type Scope, tellErased } from './erased.ts'
import { ask } from './http.ts'

/** A browser that holds its database open for longer will have dropped it when its pages are gone. */
const DROP_MS = 2_000

/** What waits to be sent, of any seat. */
const UNSENT = /^yoriai\.([^.]+)\..*\.(?:op|say)\.[^.]+$/
/** What is kept for a board is kept under its name. */
const OF_BOARD = /^yoriai(?:[./]|-gone\/)([a-z0-9-]+)/

/**
 * この端末から消す, for lent devices: the server does not know this browser as any of its seats any
 * more, and nothing of them is left here or in another tab. What is on the board stays there. The
 * page must be left afterwards: what it has in memory goes only then.
 * @throws HttpError when the server could not be asked; then all is as it was
 */
export async function erase(scope: Scope): Promise<void> {
  const board = scope === '*' ? {} : { board: scope }
  await ask('/api/leave', { method: 'POST', body: board })
  const copies = await copiesOf(scope)
  keepNothing()
  tellErased(scope)
  clearTexts(() => localStorage, scope)
  clearTab()
  await Promise.all(copies.map(dropDatabase))
  if (scope === '*') {
    // Over https the browser itself removes what it has of this server: without it no harm is done.
    await ask('/api/leave', { method: 'POST', body: { storage: true } }).catch(() => undefined)
    clearTexts(() => localStorage, scope)
  }
  tellErased(scope)
}

/** What the question before it has to say. */
export function lookHere(board: BoardId | undefined): { others: boolean; unsent: boolean } {
  try {
    const keys = keysIn(localStorage)
    const of = (pattern: RegExp) => keys.flatMap((key) => pattern.exec(key)?.[1] ?? [])
    return {
      others: of(OF_BOARD).some((one) => one !== board),
      unsent: of(UNSENT).length > 0,
    }
  } catch {
    return { others: false, unsent: false }
  }
}

/** The stored copies; where a browser cannot list them, those that were noted down. */
async function copiesOf(scope: Scope): Promise<string[]> {
  const isOurs = (name = '') => name.startsWith(scope === '*' ? 'yoriai.' : `yoriai.${scope}.`)
  const listed = await listDatabases()
  return [...new Set([...listed, ...notedCopies()])].filter(isOurs)
}

async function listDatabases(): Promise<string[]> {
  try {
    return (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
  } catch {
    return []
  }
}

function notedCopies(): string[] {
  try {
    return keysIn(localStorage).flatMap((key) => {
      const [of, copy] = key.split('copy-of.')
      return copy ? `${of}${copy}` : []
    })
  } catch {
    return []
  }
}

const dropDatabase = (name: string) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, DROP_MS)
    try {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve()
      request.onerror = () => resolve()
    } catch {
      resolve()
    }
  })
