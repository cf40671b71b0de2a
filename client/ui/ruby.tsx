import { type ReactNode, useContext } from 'react'
import { Language } from '../words/provided.ts'

/** A text with the readings of its hard words above them, in a language that has some. */
export function Ruby({ children }: { children: ReactNode }) {
  const drawn = useContext(Language)?.drawn
  return drawn && typeof children === 'string' ? drawn(children) : children
}
