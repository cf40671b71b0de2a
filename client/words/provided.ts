import { createContext, type ReactNode, useContext } from 'react'
import type { Part } from './part.ts'
import type { PhoneWords } from './phone.ts'

/** Another language than the default one. */
export interface Spoken {
  words: PhoneWords
  /** How a text is drawn: with readings above it, where it has some. */
  drawn: (text: string) => ReactNode
}

/** What was chosen on this device; none is the default language. */
export const Language = createContext<Spoken | null>(null)

/** One part of the words, in the language that is provided above. What is no component is handed them. */
export function useWords<Key extends keyof PhoneWords>(
  part: Part<Key, PhoneWords[Key]>,
): PhoneWords[Key] {
  return useContext(Language)?.words[part.key] ?? part.words
}
