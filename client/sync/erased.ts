import { type BoardId, isId } from '../../shared/board/ids.ts'

/** What is erased from a device: all of one board, or everything. */
export type Scope = BoardId | '*'

/** Says what was erased last, and by a number that it was another time than before. */
const MARK = 'yoriai-erased'

let isOver = false

/** This browser's storage; none once it was erased, so that nothing is kept that a page still has in memory. */
export const deviceStorage = (): Storage => usable(localStorage)
export const tabStorage = (): Storage => usable(sessionStorage)

function usable(storage: Storage): Storage {
  if (isOver) throw new Error('erased')
  return storage
}

/** From here on this page keeps nothing. */
export function keepNothing() {
  isOver = true
}

/** Of a board only what is about it; what no board's name is in, too, where everything goes. */
export function clearTexts(open: () => Storage, scope: Scope) {
  const ours =
    scope === '*' ? [''] : [`yoriai.${scope}.`, `yoriai/${scope}/`, `yoriai-gone/${scope}`]
  try {
    const storage = open()
    for (const key of keysIn(storage))
      if (ours.some((one) => key.startsWith(one))) storage.removeItem(key)
  } catch {
    // A browser that keeps nothing has nothing to remove.
  }
}

export const keysIn = (storage: Storage): string[] =>
  Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')

/** Whether anything of any board is here. */
export function holdsSomething(): boolean {
  try {
    return keysIn(localStorage).some((key) => /^yoriai[./]/.test(key))
  } catch {
    return false
  }
}

/** Everything of this tab: what is kept in it is about no board alone. */
export const clearTab = () => clearTexts(() => sessionStorage, '*')

/** Tells the other tabs, and pages that Back may bring again. */
export function tellErased(scope: Scope) {
  try {
    localStorage.setItem(MARK, `${scope} ${Date.now()}${Math.random()}`)
  } catch {
    // Tabs that share no storage share no words.
  }
}

const mark = (): string | null => {
  try {
    return localStorage.getItem(MARK)
  } catch {
    return null
  }
}

/** A page of what was erased in another tab keeps nothing more of it, and is left. */
export function followErasing() {
  let known = mark()
  const look = () => {
    const now = mark()
    if (now === known || isOver) return
    known = now
    const [scope] = (now ?? '').split(' ')
    if (scope !== '*' && !location.pathname.startsWith(`/b/${scope}/`)) return
    keepNothing()
    clearTexts(() => localStorage, isId<BoardId>(scope) ? scope : '*')
    clearTab()
    location.replace('/')
  }
  addEventListener('storage', ({ key }) => key === MARK && look())
  addEventListener('pageshow', ({ persisted }) => persisted && look())
  // A tab that slept may have missed it.
  document.addEventListener('visibilitychange', look)
}
