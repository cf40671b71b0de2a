/** A hall's network as phones see it: plain http under a name that is no localhost, and bad lines. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { HALL } from '../../../playwright.config.ts'
import type { Chance } from '../../../shared/board/ids.ts'

/** Where a hall's router might say the laptop is. */
export const at = (port: number) => `http://${HALL}:${port}`

const HALF_WAY_MS = 200
const LOST = 0.05
const PACKET_BYTES = 1_460
/** How long TCP waits before it sends a lost packet again, at such a distance. */
const AGAIN_MS = 600

/**
 * A link of 400 ms there and back that loses every twentieth packet. TCP sends it again, so that an
 * application sees no gap: everything behind it comes late.
 */
export async function layBadLine(port: number, chance: Chance) {
  const lost = () => (chance(new Uint8Array(1))[0] ?? 0) < LOST * 256
  const open = new Set<Socket>()
  const line = createServer((near) => {
    const far = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      carry(from, to, lost)
    }
  }).listen(0, '127.0.0.1')
  await once(line, 'listening')
  return {
    origin: at((line.address() as AddressInfo).port),
    close() {
      for (const socket of open) socket.destroy()
      line.close()
    },
  }
}

function carry(from: Socket, to: Socket, lost: () => boolean) {
  let free = 0
  /** In the order in which they came: two timers of nearly the same moment do not keep it. */
  const waiting: (() => void)[] = []
  const later = (bytes: number, run: () => void) => {
    waiting.push(run)
    let takes = HALF_WAY_MS
    for (let left = bytes; left > 0; left -= PACKET_BYTES) if (lost()) takes += AGAIN_MS
    free = Math.max(free, Date.now() + takes)
    setTimeout(() => waiting.shift()?.(), free - Date.now())
  }
  from.on('data', (data) => later(data.length, () => to.destroyed || to.write(data)))
  from.on('end', () => later(0, () => to.end()))
  from.on('error', () => to.destroy())
  from.on('close', () => later(0, () => to.destroy()))
}
