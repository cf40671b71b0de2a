import { DeviceStorage } from '../../../client/sync/device-storage.ts'

/** Of a browser that keeps nothing beyond the page. */
export const memoryShelf = () =>
  new DeviceStorage(() => {
    throw new Error('no storage here')
  })
