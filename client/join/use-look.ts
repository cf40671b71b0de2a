import { useEffect, useState } from 'react'
import type { Looked } from '../../shared/http.ts'
import { HttpError, lookAtLink } from '../sync/http.ts'

/** What a link leads to. `unsure`: nobody could be asked; coming in will tell. */
export type Look =
  | { state: 'asking' }
  | { state: 'there'; link: Looked }
  | { state: 'old' }
  | { state: 'unsure' }

export function useLook(key: string): Look {
  const [look, set] = useState<Look>({ state: 'asking' })
  useEffect(() => {
    let over = false
    const ask = async (): Promise<Look> => {
      try {
        return { state: 'there', link: await lookAtLink(key) }
      } catch (error) {
        if (!(error instanceof HttpError)) throw error
        return { state: error.code === 'unknown-link' ? 'old' : 'unsure' }
      }
    }
    set({ state: 'asking' })
    void ask().then((found) => {
      if (!over) set(found)
    })
    return () => {
      over = true
    }
  }, [key])
  return look
}
