import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import type { Copy } from './world.ts'

/** A first screen is not kept waiting longer by a browser that will not open its database. */
const OPEN_MS = 800

const PROBE = 'yoriai.probe'

/**
 * Whether IndexedDB answers here: in private windows and in other apps' own browsers it may be
 * absent, throw, fail, or never answer at all.
 */
function answers(): Promise<boolean> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), OPEN_MS)
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

/** Keeps a document in IndexedDB under a name, and fills it from there first. */
export async function openIndexedCopy(name: string, doc: Y.Doc): Promise<Copy | undefined> {
  if (!(await answers())) return undefined
  const stored = new IndexeddbPersistence(name, doc)
  const close = () => {
    doc.off('update', write)
    void stored.destroy()
  }
  // Phones take the database away from pages in the background: then we go on without.
  const write = (update: Uint8Array, origin: unknown) => {
    try {
      stored._storeUpdate(update, origin)
    } catch {
      close()
    }
  }
  doc.off('update', stored._storeUpdate)
  doc.on('update', write)
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), OPEN_MS))
  if (!(await Promise.race([stored.whenSynced, late]))) {
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
