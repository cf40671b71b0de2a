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

/** Whether all tests pass without that refusal. */
const passesWithout = (name: string) =>
  new Promise<boolean>((resolve) => {
    const tests = spawn(process.execPath, [VITEST, 'run', '--config', CONFIG], {
      env: { ...process.env, YORIAI_WITHOUT: name },
      stdio: 'ignore',
    })
    tests.once('exit', (code) => resolve(code === 0))
  })

if (!(await passesWithout(''))) {
  console.error('the tests fail as it is')
  process.exit(2)
}
const green: string[] = []
const waiting = [...names]
const work = async () => {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    const passes = await passesWithout(name)
    if (passes) green.push(name)
    console.log(`${passes ? 'STILL GREEN' : 'red'}  ${name}`)
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, work))
console.log(
  `${names.length} refusals left out one at a time: the tests stay green without ${green.length}`,
)
process.exit(green.length === 0 ? 0 : 1)
