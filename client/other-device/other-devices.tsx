import { useDeviceState } from '../sync/hooks.tsx'
import { DevicesLine } from './devices-line.tsx'

/** Where there is something to say of this seat's other devices. Whoever has written is asked: it comes with the page. */
export function OtherDevices() {
  const hasToSay = useDeviceState(
    ({ devices, mine }) =>
      devices.closed || devices.otherSince !== undefined || (mine.size > 0 && !devices.hasSign),
  )
  return hasToSay ? <DevicesLine /> : null
}
