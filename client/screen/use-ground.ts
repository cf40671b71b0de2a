import { useState } from 'react'

export type Ground = 'light' | 'dark'

const KEY = 'yoriai-screen-ground'

/** Light or dark, remembered by this projector's browser where it can. */
export function useGround(): [Ground, (ground: Ground) => void] {
  const [ground, setGround] = useState<Ground>(remembered)
  return [
    ground,
    (next) => {
      setGround(next)
      try {
        localStorage.setItem(KEY, next)
      } catch {
        // A browser that keeps nothing starts light again: no harm.
      }
    },
  ]
}

function remembered(): Ground {
  try {
    return localStorage.getItem(KEY) === 'dark' ? 'dark' : 'light'
  } catch {
    return 'light'
  }
}
