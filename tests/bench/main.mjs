import { parseArgs } from 'node:util'
import { chosen } from './contestants.mjs'
import { describeMachine, pinGenerator } from './machine.mjs'
import { build } from './ours.mjs'
import { scenarios } from './scenarios/all.mjs'
import { ServerProcess } from './server-process.mjs'

const USAGE = `npm run bench -- <scenario> [n] [--only ours,peers,limit] [--seconds s] [--quick]
  hall [50]        one room of n, a note each 5 s, 1 Hz presence up to 300
  city [200]       n rooms of ten
  storm [300]      n join a room of 2,000 notes at once: hot, and cold after kill -9
  coldload [10000] kill -9, then the first device loads n notes
  join [2000]      what coming in costs in bytes
  idle [300]       what a phone that only lies there receives
  crash [50]       kill -9 under n writers: what was shown and is gone?
  hostile          attackers against ten writers on a board of 2,000 notes
  taking [2000]    plan.xlsx of n notes: how long everybody else waits meanwhile
  client [2000]    participant and staff in a slowed Chromium while n notes and 40 changes/s come
  all              every one of them; with --quick in short
  --part words     only the parts of that name, of those that have several
  --profile        says where the server's time goes`

export async function main(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      only: { type: 'string' },
      part: { type: 'string' },
      seconds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
    },
  })
  const [name, n] = positionals
  const jobs = name === 'all' ? everything(values.quick) : scenarios[name] && [[name, n]]
  if (!jobs) {
    console.error(USAGE)
    process.exit(2)
  }
  build()
  pinGenerator()
  console.log(`${describeMachine()} · ${new Date().toISOString().slice(0, 16)}Z`)
  for (const [scenario, size] of jobs) await sitting(scenario, size, values)
}

const everything = (quick) => [
  ['hall', 50],
  ['hall', 300],
  ...(quick ? [] : [['hall', 1_000]]),
  ['city', quick ? 50 : 200],
  ['storm', quick ? 100 : 300],
  ['coldload', quick ? 2_000 : 10_000],
  ['join', quick ? 500 : 2_000],
  ['idle', quick ? 50 : 300],
  ['crash', 50],
  ['hostile'],
  ['taking', quick ? 500 : 2_000],
  ['client', quick ? 500 : 2_000],
]

/** Nothing here takes so long: a server or this generator hangs, and must not keep the machine. */
const ATTEMPT_WITHIN_MS = 240_000

/** One scenario on every contestant, one after the other, and its table. */
async function sitting(name, n, { only, part: wanted = '', seconds, quick, profile }) {
  const scenario = scenarios[name]
  const options = {
    ...scenario.defaults({ n: n === undefined ? undefined : Number(n), quick }),
    ...(quick ? { quick, seconds: 8 } : {}),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
  }
  console.log(`\n${scenario.title(options)}`)
  const rows = []
  const parts = scenario.parts?.(options).filter((part) => part.includes(wanted))
  for (const part of parts ?? [undefined])
    for (const contestant of chosen(only?.split(','))) {
      if (contestant.onlyFor && !contestant.onlyFor(options)) continue
      if (scenario.onlyOurs && contestant.name !== 'ours') continue
      if (scenario.needsDisk && !contestant.keeps) continue
      rows.push({
        contestant,
        part,
        ...(await attempt(scenario, contestant, { ...options, part, profile })),
      })
    }
  console.log(scenario.table(rows, options))
}

async function attempt(scenario, contestant, options) {
  if (contestant.missing) return { failed: `${contestant.missing} is not installed` }
  console.error(`  ${[options.part, contestant.name].filter(Boolean).join(' — ')} …`)
  const server = new ServerProcess(contestant, options)
  const hangs = setTimeout(() => {
    console.error(`${contestant.name} did not end within ${ATTEMPT_WITHIN_MS / 1000} s`)
    process.exit(1)
  }, ATTEMPT_WITHIN_MS)
  try {
    await server.start()
    const result = await scenario.run(contestant, server, options)
    if (options.profile) console.log(`\n${contestant.what}\n${await server.profile()}`)
    return { result }
  } catch (error) {
    return { failed: error.message }
  } finally {
    clearTimeout(hangs)
    await server.remove()
  }
}
