import { useEffect, useState } from 'react'
import { useDeviceState } from '../sync/hooks.tsx'

const MINUTE_MS = 60_000

/** Now by the server's clock (ms), looked at anew each minute: days end while a page stays open. */
export function useNow(everyMs = MINUTE_MS): number {
  const offsetMs = useDeviceState((state) => state.clockOffsetMs)
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now + offsetMs
}
