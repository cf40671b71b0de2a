// A device's work for a number, in a process of its own: a phone's work is not the generator's.
import { setPriority } from 'node:os'
import { solved } from '../../server/seats/solved.ts'

setPriority(15)
process.on('message', async ({ at, challenge, code }) => {
  process.send({ at, proof: await solved(challenge, code) })
})
