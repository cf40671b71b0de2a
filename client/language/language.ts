import { kept } from '../sync/device-storage.ts'
import type { Spoken } from '../words/provided.ts'

interface Offered {
  /** Its name in itself. */
  name: string
  /** What a phone fetches only where it was chosen; the default language is there. */
  fetch?: () => Promise<Spoken>
}

/** The languages of the residents' pages, by the tag of their `lang`. */
export const LANGUAGES: Readonly<Record<string, Offered>> = {
  ja: { name: 'ふつう' },
  'ja-simple': {
    name: 'やさしい日本語',
    fetch: () => import('../words/ja-simple/spoken.ts').then((module) => module.spoken),
  },
}
const DEFAULT = 'ja'

/** Beside no board and no seat: it is the device's. */
const KEY = 'yoriai-language'
/** After this the page is drawn in the default language; the chosen one still comes. */
const DRAWN_AFTER_MS = 4_000

interface Chosen {
  tag: string
  spoken: Spoken | null
}

let chosen: Chosen = { tag: DEFAULT, spoken: null }
let wanted = DEFAULT
const listeners = new Set<() => void>()

export const chosenLanguage = (): Chosen => chosen

export function followLanguage(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** @returns whether it could be had; else all stays as it was */
export async function speak(tag: string): Promise<boolean> {
  wanted = tag
  try {
    const spoken = (await LANGUAGES[tag]?.fetch?.()) ?? null
    // Another was chosen meanwhile.
    if (wanted !== tag) return true
    chosen = { tag, spoken }
    document.documentElement.lang = tag
    for (const listener of listeners) listener()
    return true
  } catch {
    return false
  }
}

/** Chooses it for this device. */
export async function chooseLanguage(tag: string): Promise<boolean> {
  const there = await speak(tag)
  if (chosen.tag === DEFAULT) kept.remove(KEY)
  else kept.put(KEY, chosen.tag)
  return there
}

/** Before the first paint: what was chosen on this device. */
export function startLanguage(): Promise<unknown> | undefined {
  const tag = kept.get(KEY)
  if (tag === undefined || !Object.hasOwn(LANGUAGES, tag)) return undefined
  return Promise.race([speak(tag), new Promise((go) => setTimeout(go, DRAWN_AFTER_MS))])
}
