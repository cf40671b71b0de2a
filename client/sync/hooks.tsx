import { createContext, type ReactNode, useContext, useMemo, useSyncExternalStore } from 'react'
import type { NoteId } from '../../shared/board/ids.ts'
import { can, type Thing, type Verb } from '../../shared/board/policy.ts'
import type { Delivery, Device, DeviceState } from './device.ts'

const DeviceContext = createContext<Device | null>(null)

export function DeviceProvider({ device, children }: { device: Device; children: ReactNode }) {
  return <DeviceContext value={device}>{children}</DeviceContext>
}

export function useDevice(): Device {
  const device = useContext(DeviceContext)
  if (!device) throw new Error('useDevice outside DeviceProvider')
  return device
}

/** A part of the device's state. `select` must return the same identity while nothing changed. */
export function useDeviceState<T>(select: (state: DeviceState) => T): T {
  const device = useDevice()
  const read = () => select(device.state)
  // The last: how a page is read that is made into text, as tests do.
  return useSyncExternalStore((listener) => device.subscribe(listener), read, read)
}

export const useBoard = () => useDeviceState((state) => state.board)
export const useConnection = () => useDeviceState((state) => state.connection)
export const useMine = () => useDeviceState((state) => state.mine)

/** Where one of this seat's notes is; undefined for other people's. */
export const useDelivery = (note: NoteId): Delivery | undefined =>
  useDeviceState(({ mine, deliveries }) =>
    mine.has(note) ? (deliveries.get(note) ?? 'saved') : undefined,
  )

/** Asks the same table as the server whether this seat may do something. */
export function useCan(): (verb: Verb, thing: Thing) => boolean {
  const { seat } = useDevice()
  const settings = useDeviceState((state) => state.settings)
  const stopped = useDeviceState((state) => state.stopped)
  return useMemo(
    () => (verb, thing) => can({ ...seat, stopped }, verb, thing, settings),
    [seat, stopped, settings],
  )
}
