import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { Copy } from './world.ts'

/** How long a browser may take to open its database, or to read from it. */
const OPEN_MS = 800

const PROBE = 'yoriai.probe'

/**
 * Whether IndexedDB answers here: in private windows and in other apps' own browsers it may be
 * absent, throw, fail, or never answer at all.
 */
function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(PROBE)
      request.onerror = () => resolve(false)
      request.onsuccess = () => {
        request.result.close()
        resolve(true)
      }
    } catch {
      resolve(false)
    }
  })
}

/** Resolves to undefined when it is too late to go on. */
const tooLate = (late: AbortSignal) =>
  new Promise<undefined>((resolve) => {
    setTimeout(() => resolve(undefined), OPEN_MS)
    late.addEventListener('abort', () => resolve(undefined))
  })

/** Keeps a document in IndexedDB under a name, and fills it from there first. */
export async function openIndexedCopy(
  name: string,
  doc: Y.Doc,
  late: AbortSignal,
): Promise<Copy | undefined> {
  const end = tooLate(late)
  if (!(await Promise.race([answers(), end]))) return undefined
  const stored = new IndexeddbPersistence(name, doc)
  // Phones take the database away from pages in the background: then it goes on without.
  const write = (update: Uint8Array, origin: unknown) => {
    try {
      stored._storeUpdate(update, origin)
    } catch {
      close()
    }
  }
  const close = () => {
    doc.off('update', write)
    void stored.destroy()
  }
  doc.off('update', stored._storeUpdate)
  doc.on('update', write)
  if (!(await Promise.race([stored.whenSynced, end]))) {
    close()
    return undefined
  }
  return {
    filled: doc.store.clients.size > 0,
    close,
    discard: () => {
      doc.off('update', write)
      void stored.clearData()
    },
  }
}

export function dropIndexedCopy(name: string) {
  try {
    indexedDB.deleteDatabase(name)
  } catch {
    // A browser without it has no copy.
  }
}

export async function dropIndexedCopies(areMeant: (name: string) => boolean) {
  try {
    for (const { name } of await indexedDB.databases())
      if (name !== undefined && areMeant(name)) dropIndexedCopy(name)
  } catch {
    // A browser that lists none keeps those that were not noted.
  }
}
