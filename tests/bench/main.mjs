import { parseArgs } from 'node:util'
import { comparison } from './comparison.mjs'
import { chosen, missing } from './contestants.mjs'
import { describeMachine, pinGenerator } from './machine.mjs'
import { scenarios } from './scenarios/all.mjs'
import { ServerProcess } from './server-process.mjs'

const USAGE = `npm run bench -- <scenario> [n] [--only ours,peers,limit] [--seconds s] [--quick]
  hall [50]        one room of n, a note each 5 s, 1 Hz presence up to 300
  city [200]       n rooms of ten
  team [30]        one room of n officers, a row each 5 s: by update, as any client writes the plan
  storm [300]      n join a room of 2,000 notes at once: hot, and cold after kill -9
  coldload [10000] kill -9, then the first device loads n notes
  join [2000]      what coming in costs in bytes
  idle [300]       what a phone that only lies there receives
  crash [50]       kill -9 under n writers: what was shown and is gone?
  hostile          attackers against ten writers on a board of 2,000 notes
  reveal [300]     2,000 notes written face down, shown to n sockets in one step
  taking [2000]    plan.xlsx of n notes: how long everybody else waits meanwhile
  client [2000]    participant and staff in a slowed Chromium while n notes and 40 changes/s come
  all              every one of them; with --quick in short
  --against folder the same with another checkout of ours, its modules installed: before and ours by turns
  --rounds 3       everything so many times; of --against the middle one counts
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
      against: { type: 'string' },
      rounds: { type: 'string', default: '1' },
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
  const { only, against } = values
  const contestants = await chosen({ only: only?.split(','), against })
  pinGenerator()
  console.log(`${describeMachine()} · ${new Date().toISOString().slice(0, 16)}Z`)
  for (const [scenario, size] of jobs) await sitting(scenario, size, contestants, values)
}

const everything = (quick) => [
  ['hall', 50],
  ['hall', 300],
  ...(quick ? [] : [['hall', 1_000]]),
  ['city', quick ? 50 : 200],
  ['team', 30],
  ['storm', quick ? 100 : 300],
  ['coldload', quick ? 2_000 : 10_000],
  ['join', quick ? 500 : 2_000],
  ['idle', quick ? 50 : 300],
  ['crash', 50],
  ['hostile'],
  ['reveal', quick ? 100 : 300],
  ['taking', quick ? 500 : 2_000],
  ['client', quick ? 500 : 2_000],
]

/** Nothing here takes so long: a server or this generator hangs, and must not keep the machine. */
const ATTEMPT_WITHIN_MS = 240_000

/** One scenario on every contestant, one after the other, round after round, and its tables. */
async function sitting(name, n, contestants, { part: wanted = '', rounds, ...values }) {
  const { seconds, quick, profile } = values
  const scenario = scenarios[name]
  const options = {
    ...scenario.defaults({ n: n === undefined ? undefined : Number(n), quick }),
    ...(quick ? { quick, seconds: 8 } : {}),
    ...(seconds === undefined ? {} : { seconds: Number(seconds) }),
  }
  console.log(`\n${scenario.title(options)}`)
  const parts = scenario.parts?.(options).filter((part) => part.includes(wanted)) ?? [undefined]
  const takesPart = (contestant) =>
    (!contestant.onlyFor || contestant.onlyFor(options)) &&
    (!scenario.onlyOurs || contestant.isMain) &&
    (!scenario.needsDisk || contestant.keeps)
  const all = []
  for (let round = 0; round < Number(rounds); round++) {
    const rows = []
    for (const part of parts)
      for (const contestant of contestants.filter(takesPart)) {
        const outcome = await attempt(scenario, contestant, { ...options, part, profile })
        rows.push({ contestant, part, ...outcome })
      }
    console.log(scenario.table(rows, options))
    all.push(...rows)
  }
  if (values.against && scenario.figures) console.log(comparison(all, scenario.figures()))
}

async function attempt(scenario, contestant, options) {
  const lacks = missing(contestant)
  if (lacks) return { failed: `${lacks} is not installed` }
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
