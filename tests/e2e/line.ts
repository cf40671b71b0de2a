/** The line between a device and the hall's server: it can be cut, and it can go dead unnoticed. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** @param port where the server listens on this machine */
export async function layLine(port: number) {
  const pairs = new Set<{ near: Socket; far: Socket; isSync: boolean }>()
  let socketsPass = true

  const line = createServer((near) => {
    near.on('error', () => near.destroy())
    near.once('data', (first) => {
      const isSync = first.toString('latin1').startsWith('GET /sync')
      if (isSync && !socketsPass) return near.destroy()
      const far = connect(port, '127.0.0.1')
      const pair = { near, far, isSync }
      pairs.add(pair)
      far.on('error', () => near.destroy())
      far.on('close', () => {
        pairs.delete(pair)
        if (!near.isPaused()) near.destroy()
      })
      near.on('close', () => far.destroy())
      far.write(first)
      near.pipe(far).pipe(near)
    })
  }).listen(0, '127.0.0.1')
  await once(line, 'listening')
  const { port: at } = line.address() as AddressInfo

  return {
    origin: `http://127.0.0.1:${at}`,
    /** Ends the sync sockets and lets no new ones through; pages still load. */
    cut() {
      socketsPass = false
      for (const { near, isSync } of pairs) if (isSync) near.destroy()
    },
    heal() {
      socketsPass = true
    },
    /** What is open now stays open for the device but carries nothing more, as for a phone asleep. */
    goDead() {
      for (const { near, far } of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.destroy()
      }
    },
    close() {
      for (const { near, far } of pairs) {
        near.destroy()
        far.destroy()
      }
      line.close()
    },
  }
}
