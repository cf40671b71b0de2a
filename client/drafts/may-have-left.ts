import type { DeviceStorage } from '../sync/device-storage.ts'

export const GONE = 'yoriai-gone/'

/** The server knows this board no more: what is kept for it is offered on other boards. */
export const markGone = (kept: DeviceStorage, board: string) => kept.put(GONE + board, '1')

/** What waits to be sent, and what came back, as a seat's outbox keeps it. */
export const isUnsent = (name: string) => /\.(op|say|back)\.[^.]+$/.test(name)
export const seatIn = (name: string) => name.split('.').at(-3)

/** Whether there may be words without a box here, without reading any. */
export const mayHaveLeft = (
  kept: DeviceStorage,
  board: string,
  { id, role }: { id: string; role: string },
): boolean =>
  kept.keys(GONE).length > 0 ||
  kept.keys(`yoriai.${board}.${role}.`).some((name) => isUnsent(name) && seatIn(name) !== id) ||
  // Of a note that may be gone.
  kept.keys(`yoriai/${board}/${role}/edit/`).length > 0
