import { afterEach, beforeEach } from 'vitest'
import type { Device } from '../../../client/sync/device.ts'
import type { World } from '../../../client/sync/world.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { furnish, open } from './hall.ts'
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
