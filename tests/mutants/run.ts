// npm run mutants [-- part of a name]: leaves out each of the judge's refusals, one at a time, and says
// for which of them the tests stay green. About ten minutes on two cores.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { nameOf, sites } from './sites.ts'

const VITEST = 'node_modules/vitest/vitest.mjs'
const CONFIG = 'tests/mutants/vitest.config.ts'

const [part = ''] = process.argv.slice(2)
const names = sites()
  .map(nameOf)
  .filter((name) => name.includes(part))

interface Failure {
  test: string
  /** It took too long: on a busy machine that says nothing. */
  isLate: boolean
}

const FAILED = /^ *FAIL +(.+)$/m
const LATE = /timed out in \d+ ms/

/** Most are seen without a socket, and sooner. */
const TESTS = ['server/{commands,sync,vault}', 'sockets']

/** The first test that fails without that refusal; undefined where all pass. */
async function failsWithout(name: string): Promise<Failure | undefined> {
  for (const tests of TESTS) {
    const failure = await failsOf(tests, name)
    if (failure) return failure
  }
  return undefined
}

const failsOf = (which: string, name: string) =>
  new Promise<Failure | undefined>((resolve) => {
    const tests = spawn(process.execPath, [VITEST, 'run', '--config', CONFIG], {
      env: { ...process.env, YORIAI_WITHOUT: name, YORIAI_TESTS: which, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const out of [tests.stdout, tests.stderr]) out.on('data', (some) => (said += some))
    tests.once('close', (code) => {
      const test = FAILED.exec(said)?.[1] ?? said.slice(-2_000)
      resolve(code === 0 ? undefined : { test, isLate: LATE.test(said) })
    })
  })

const asItIs = await failsWithout('')
if (asItIs) {
  console.error(`the tests fail as it is: ${asItIs.test}`)
  process.exit(2)
}
const green: string[] = []
const waiting = [...names]
const work = async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    let failure = await failsWithout(name)
    if (failure?.isLate) failure = await failsWithout(name)
    if (!failure) green.push(name)
    const how = failure && `${failure.isLate ? 'LATE ' : 'red  '}${name}  ${failure.test}`
    console.log(how ?? `STILL GREEN  ${name}`)
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work))
console.log(
  `${names.length} refusals left out one at a time: the tests stay green without ${green.length}`,
)
process.exit(green.length === 0 ? 0 : 1)
