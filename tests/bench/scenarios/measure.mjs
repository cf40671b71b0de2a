import { performance } from 'node:perf_hooks'
import { cpuSeconds, machineSeconds } from '../machine.mjs'

const ownCpu = () => cpuSeconds(process.pid)

/** What a server used while something ran, and whether the generator or others were in the way. */
export async function measured(server, run) {
  const before = snapshot(server)
  const result = await run()
  const after = snapshot(server)
  const seconds = (after.at - before.at) / 1000
  const share = (key) => (after[key] - before[key]) / seconds
  const { now, peak } = server.memoryMB()
  return {
    result,
    seconds,
    cpuSeconds: after.server - before.server,
    cpu: share('server'),
    memoryMB: now,
    peakMB: peak,
    generator: share('generator'),
    /** Cores that neither we nor the server used: more than 0.1 spoils the figures. */
    foreign: Math.max(0, share('machine') - share('server') - share('generator')),
  }
}

const snapshot = (server) => ({
  at: performance.now(),
  server: server.cpuSeconds(),
  generator: ownCpu(),
  machine: machineSeconds(),
})
