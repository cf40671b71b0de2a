// What this machine and its processes use, read from /proc; NaN or undefined on other systems.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, release, totalmem, type } from 'node:os'

const TICKS_PER_SECOND = 100

const read = (path) => {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}

/** CPU seconds of a process with all its threads. */
export function cpuSeconds(pid) {
  const stat = read(`/proc/${pid}/stat`)
  if (stat === undefined) return Number.NaN
  // The second field is the program's name in brackets and may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}

/** Resident memory in MB: now, and at its highest since the start. */
export function memoryMB(pid) {
  const status = read(`/proc/${pid}/status`) ?? ''
  const field = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { now: field('VmRSS'), peak: field('VmHWM') }
}

/** CPU seconds that all cores together have worked since the machine's start. */
export function machineSeconds() {
  const [, ...fields] = (read('/proc/stat') ?? '').split('\n', 1)[0].trim().split(/\s+/)
  const [user, nice, system, , , irq, softirq, steal] = fields.map(Number)
  return (user + nice + system + irq + softirq + steal) / TICKS_PER_SECOND
}

export const isRunning = (pid) => {
  const stat = read(`/proc/${pid}/stat`)
  return stat !== undefined && stat[stat.lastIndexOf(')') + 2] !== 'Z'
}

/** Server and generator get a core each where the machine can do that. */
export const canPin = cpus().length > 1 && spawnSync('taskset', ['-V']).status === 0
export const SERVER_CORE = 0
export const GENERATOR_CORE = 1

export function pinGenerator() {
  if (canPin) spawnSync('taskset', ['-cp', String(GENERATOR_CORE), String(process.pid)])
}

/** A browser takes whichever core is free, and so does whoever started it. */
export function unpinGenerator() {
  if (canPin) spawnSync('taskset', ['-cp', `0-${cpus().length - 1}`, String(process.pid)])
}

export const describeMachine = () =>
  [
    `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`,
    `${Math.round(totalmem() / 2 ** 30)} GB`,
    `${type()} ${release()}`,
    `Node ${process.versions.node}`,
    canPin ? 'server and generator on a core each' : 'not pinned to cores',
  ].join(' · ')
