import { useDeviceState } from '../sync/hooks.tsx'
import { late } from '../ui/late.tsx'

const DevicesLine = late(() => import('./devices-line.tsx').then((module) => module.default))

/** Fetched where there is something to say of this seat's other devices. */
export function OtherDevices() {
  const hasToSay = useDeviceState(
    ({ devices, mine }) =>
      devices.closed || devices.otherSince !== undefined || (mine.size > 0 && !devices.hasSign),
  )
  return hasToSay ? <DevicesLine /> : null
}
