import { useEffect, useState } from 'react'
import { useDeviceState } from '../sync/hooks.tsx'
import { late } from '../ui/late.tsx'

const DevicesLine = late(() => import('./devices-line.tsx').then((module) => module.DevicesLine))

/** Whoever has just posted reads that first. */
const AFTER_POSTING_MS = 3_000

/** Fetched where there is something to say of this seat's other devices. */
export function OtherDevices() {
  const asks = useDeviceState(({ devices }) => devices.closed || devices.otherSince !== undefined)
  const offers = useDeviceState(({ devices, mine }) => mine.size > 0 && !devices.hasSign)
  const [isQuiet, setQuiet] = useState(false)
  useEffect(() => {
    if (!offers) return
    const timer = setTimeout(() => setQuiet(true), AFTER_POSTING_MS)
    return () => clearTimeout(timer)
  }, [offers])
  return asks || (offers && isQuiet) ? <DevicesLine /> : null
}
