import { keptByTab } from './device-storage.ts'

/** A page that comes back too old again, from some cache, is not loaded for ever. */
const EACH_MS = 60_000
const KEY = 'yoriai.reloaded'

const isTyping = () =>
  document.visibilityState === 'visible' &&
  document.activeElement instanceof HTMLElement &&
  document.activeElement.matches('input, textarea, [contenteditable]')

/** Loads the page again, once nobody types in it: what was typed is kept, a word half composed is not. */
export function reloadQuietly() {
  const wait = lastAt() + EACH_MS - Date.now()
  if (wait > 0) return void setTimeout(reloadQuietly, wait)
  if (!isTyping()) return reload()
  const events = ['focusout', 'visibilitychange'] as const
  const look = () => {
    // The focus is between two fields while it goes from one to the next.
    setTimeout(() => {
      if (isTyping()) return
      for (const event of events) document.removeEventListener(event, look)
      reload()
    })
  }
  for (const event of events) document.addEventListener(event, look)
}

/** Without storage a page may load more often than it should, and words wait in memory alone. */
function reload() {
  keptByTab.put(KEY, String(Date.now()))
  location.reload()
}

const lastAt = (): number => Number(keptByTab.get(KEY) ?? 0)
