import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ADMIN_KEY, freePort, ServerProcess } from '../crash/process.ts'
import { Luck } from '../simulation/luck.ts'
import { SoakedEvening } from './evening.ts'
import { INSPECTED, Inspector } from './inspector.ts'
import { quantile, type Sample, slopePerMinute } from './slope.ts'

const MINUTES = Number(process.env.SOAK_MINUTES ?? 10)
const BOARDS = 5
const PEOPLE = 12
const STEP_MS = 50
const SAMPLE_S = 5
/** An evening is over, and the next board begins. */
const EVENING_S = 60
/** By then as many boards end as begin, and a room that was left is closed a minute later. */
const WARM_UP_S = Math.min(180, MINUTES * 24)
/** More than this is not flat: for each minute, and of what is left when all have gone. */
const MOST_GROWTH_MB = 0.5
const MOST_LEFT_MB = 6
const ROOMS_CLOSE_S = 90

interface Seen {
  at: number
  rss: number
  heap: number
  files: number
  p95: number
}

// Every provider listens for the end of this process.
process.setMaxListeners(0)
const folder = mkdtempSync(join(tmpdir(), 'yoriai-soak-'))
const server = await ServerProcess.start(await freePort(), folder, INSPECTED)
const inspector = await Inspector.of(server.output)
const luck = new Luck(Number(process.env.SOAK_SEED ?? 20_261_121))
const begun = performance.now()
const seconds = () => (performance.now() - begun) / 1_000
const counts = { joins: 0, leaves: 0, writes: 0, boards: 0 }
const refusals: unknown[] = []

async function openFiles(): Promise<number> {
  const text = await (
    await fetch(`${server.origin}/metrics`, {
      headers: { Authorization: `Bearer ${ADMIN_KEY}` },
    })
  ).text()
  return Number(/^process_open_fds (\d+)$/m.exec(text)?.[1])
}

async function look(latencies: number[]): Promise<Seen> {
  const p95 = quantile(latencies.splice(0), 0.95)
  const files = await openFiles()
  const { heapUsed, rss } = await inspector.memory()
  return { at: seconds(), rss: rss / 1e6, heap: heapUsed / 1e6, files, p95 }
}

const begin = () => {
  counts.boards++
  return SoakedEvening.begin(server, luck, PEOPLE)
}

function over(evening: SoakedEvening) {
  evening.close()
  refusals.push(...evening.refusals)
}

// The first look opens the connection by which the later ones come.
await look([])
const before = await look([])
const evenings = await Promise.all(Array.from({ length: BOARDS }, begin))
const returned = new WeakSet<SoakedEvening>()
const seen: Seen[] = []
const latencies: number[] = []
let nextLook = SAMPLE_S
let nextEnd = EVENING_S / BOARDS
while (seconds() < MINUTES * 60) {
  const evening = luck.pick(evenings) as SoakedEvening
  if (luck.happens(0.15) && evening.size > PEOPLE / 2) {
    evening.leaves()
    counts.leaves++
  } else if (evening.size < PEOPLE) {
    await evening.comes()
    counts.joins++
  }
  for (const one of evenings) {
    if (!luck.happens(0.2)) continue
    one.writes()
    counts.writes++
  }
  if (seconds() > nextEnd) {
    nextEnd += EVENING_S / BOARDS
    const old = evenings.shift()
    // Each board is left once and entered again; then it ends. By chance, memory would go up and down.
    if (old && !returned.has(old)) {
      returned.add(old)
      old.close()
      await old.open(PEOPLE)
      evenings.push(old)
    } else {
      if (old) over(old)
      evenings.push(await begin())
    }
  }
  for (const { latencies: heard } of evenings) latencies.push(...heard.splice(0))
  if (seconds() > nextLook) {
    nextLook += SAMPLE_S
    seen.push(await look(latencies))
    const now = seen.at(-1)
    if (now && seen.length % 10 === 0)
      console.log(
        `${now.at.toFixed(0).padStart(5)} s  rss ${now.rss.toFixed(1)} MB  heap ${now.heap.toFixed(1)} MB  ` +
          `open files ${now.files}  p95 ${now.p95.toFixed(1)} ms  load ${readFileSync('/proc/loadavg', 'utf8').slice(0, 4)}`,
      )
  }
  await wait(STEP_MS)
}
for (const evening of evenings) over(evening)
// Who left as in a lift is missed at a heartbeat, and rooms close a minute after the last one left.
const ended = seconds()
let last = await look([])
while (seconds() < ended + ROOMS_CLOSE_S && last.heap - before.heap > MOST_LEFT_MB / 2) {
  await wait(5_000)
  last = await look([])
}
const left = (await openFiles()) - before.files
const after = seen.filter(({ at }) => at > WARM_UP_S)
const of = (read: (one: Seen) => number): Sample[] =>
  after.map((one) => ({ at: one.at, value: read(one) }))
const heap = slopePerMinute(of((one) => one.heap))
const rss = slopePerMinute(of((one) => one.rss))
const p95 = slopePerMinute(of((one) => one.p95).filter(({ value }) => !Number.isNaN(value)))
inspector.close()
const { code } = await server.terminate()
rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify(counts))
console.log(
  `heap, collected:  ${heap.toFixed(3)} MB per minute; ${before.heap.toFixed(1)} MB before, ${last.heap.toFixed(1)} MB when all had gone`,
)
console.log(`resident memory:       ${rss.toFixed(3)} MB per minute`)
console.log(
  `p95:                   ${p95.toFixed(2)} ms per minute, ${quantile(
    after.map((one) => one.p95),
    0.5,
  ).toFixed(1)} ms in the middle`,
)
console.log(`open files left: ${left}, refusals: ${refusals.length}, exit code ${code}`)
const flat = heap < MOST_GROWTH_MB && last.heap - before.heap < MOST_LEFT_MB
const sound = flat && left <= 0 && refusals.length === 0 && code === 0
console.log(sound ? 'flat' : `NOT FLAT ${JSON.stringify(refusals.slice(0, 3))}`)
process.exit(sound ? 0 : 1)
