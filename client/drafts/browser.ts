import { newId } from '../../shared/board/ids.ts'
import { kept, keptByTab } from '../sync/device-storage.ts'
import { Drafts } from './drafts.ts'
import { Tabs } from './tabs.ts'

let opened: Drafts | undefined

/** This tab's drafts. Opened by the first box: a page without one leaves no mark. */
export const browserDrafts = (): Drafts => {
  opened ??= open()
  return opened
}

function open(): Drafts {
  const tabs = new Tabs({
    shared: kept,
    own: keptByTab,
    newId: () => newId((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)),
    later: (ms, run) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    onChange: (listener) => addEventListener('storage', heard(listener)),
    onPage: (listener) => {
      addEventListener('pagehide', () => listener('goes'))
      addEventListener('pageshow', ({ persisted }) => persisted && listener('shown'))
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') listener('shown')
      })
    },
  })
  const drafts = new Drafts(kept, tabs)
  addEventListener(
    'storage',
    heard((name) => drafts.changed(name)),
  )
  return drafts
}

const heard =
  (listener: (name: string | null) => void) =>
  ({ storageArea, key }: StorageEvent) => {
    try {
      if (storageArea === localStorage) listener(key)
    } catch {
      // Storage that may not even be named tells of nothing.
    }
  }
