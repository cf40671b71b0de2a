import { afterEach, beforeEach } from 'vitest'
import type { Device } from '../../../client/sync/device.ts'
import type { World } from '../../../client/sync/world.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { furnish, open, until } from './hall.ts'
import { SmallServer } from './small-server.ts'

/** A furnished server, a new one for each test of a file that is on stage. */
export let server: SmallServer
let devices: Device[]

/** To be called once by a test file: its devices and its server end with each test. */
export function onStage() {
  beforeEach(async () => {
    server = await SmallServer.listening()
    furnish(server.doc)
    devices = []
  })

  afterEach(async () => {
    for (const device of devices) device.destroy()
    await server.close()
  })
}

export const opened = (role: Role, changes: Partial<World> = {}) => {
  const made = open(server, role, changes)
  devices.push(made.device)
  return made
}

/** The server is out of a device's reach, from one moment to the next. */
export async function cutOff(device: Device) {
  server.shut = CLOSE.tryAgain
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
}

/** What the row says by the server's document. */
export const rowText = () =>
  (server.doc.getMap('rows').toJSON() as Record<string, { text: string }>).r1?.text
