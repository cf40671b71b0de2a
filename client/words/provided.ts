import { createContext, useContext } from 'react'
import type { Part } from './part.ts'
import type { PhoneWords } from './phone.ts'

/** The set of another language that was chosen on this device; none is the default set. */
export const Language = createContext<PhoneWords | null>(null)

/** One part of the words, in the language that is provided above. What is no component is handed them. */
export function useWords<Key extends keyof PhoneWords>(
  part: Part<Key, PhoneWords[Key]>,
): PhoneWords[Key] {
  return useContext(Language)?.[part.key] ?? part.words
}
