// Floods a way in from a process of its own, so that the honest people's generator is not held up by it.
import { setPriority } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import { Doors } from './doors.mjs'

setPriority(10)
process.on('message', async ({ port, bodies, perSecond, forMs }) => {
  const doors = new Doors({ port })
  const answers = {}
  const start = performance.now()
  const ms = () => performance.now() - start
  let waiting = 0
  for (let sent = 0; ms() < forMs; await wait(2))
    for (; sent < (Math.min(ms(), forMs) * perSecond) / 1000; sent++) {
      waiting++
      doors.join(bodies[sent % bodies.length]).then(({ status }) => {
        waiting--
        answers[status] = (answers[status] ?? 0) + 1
      })
    }
  while (waiting > 0) await wait(5)
  process.send(answers)
})
