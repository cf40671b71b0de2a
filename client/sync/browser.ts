import { kept } from './device-storage.ts'
import { getState } from './http.ts'
import { reloadQuietly } from './reload.ts'
import { dropIndexedCopies, dropIndexedCopy, openIndexedCopy } from './storage.ts'
import type { Moment, World } from './world.ts'

/** A first state that takes longer comes by the socket. */
const STATE_MS = 4_000

/** The browser as a device sees it: everything that touches `window` is here. */
export const browserWorld = (): World => ({
  WebSocket: globalThis.WebSocket,
  syncUrl: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/sync`,
  fetchState: ({ board, seat, token }) =>
    getState(board, seat.role, { bearer: token, timeoutMs: STATE_MS }).catch(() => undefined),
  shelf: kept,
  openCopy: openIndexedCopy,
  dropCopy: dropIndexedCopy,
  dropCopies: dropIndexedCopies,
  now: () => Date.now(),
  random: () => Math.random(),
  chance: (bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>),
  later: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
  reload: reloadQuietly,
  onMoment: (listener: (moment: Moment) => void) => {
    const looks = () => {
      if (document.visibilityState === 'visible') listener('shown')
    }
    const online = () => listener('online')
    const offline = () => listener('offline')
    const left = () => listener('left')
    document.addEventListener('visibilitychange', looks)
    window.addEventListener('pageshow', looks)
    window.addEventListener('pagehide', left)
    window.addEventListener('online', online)
    window.addEventListener('offline', offline)
    return () => {
      document.removeEventListener('visibilitychange', looks)
      window.removeEventListener('pageshow', looks)
      window.removeEventListener('pagehide', left)
      window.removeEventListener('online', online)
      window.removeEventListener('offline', offline)
    }
  },
})
