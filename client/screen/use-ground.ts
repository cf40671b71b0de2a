import { useState } from 'react'
import { kept } from '../sync/device-storage.ts'

export type Ground = 'light' | 'dark'

const KEY = 'yoriai-screen-ground'

/** Light or dark, remembered by this projector's browser where it can. */
export function useGround(): [Ground, (ground: Ground) => void] {
  const [ground, setGround] = useState<Ground>(kept.get(KEY) === 'dark' ? 'dark' : 'light')
  return [
    ground,
    (next) => {
      setGround(next)
      kept.put(KEY, next)
    },
  ]
}
