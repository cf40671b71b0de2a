// `npm run simulate -- 500`: so many random workshops (100 without a number), and what happened in
// them, new ones each time. A second number is the first seed: `-- 1 38` plays workshop 38 again.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [count = '100', seed = String(Math.floor(Math.random() * 1e9))] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'yoriai-tally-'))
const tally = join(folder, 'tally.json')
const start = performance.now()
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'tests/simulation', '--reporter=dot', '--silent=passed-only'],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      YORIAI_WORKSHOPS: count,
      YORIAI_TALLY: tally,
      YORIAI_SEED: seed,
    },
  },
)
if (existsSync(tally)) {
  const counts = Object.entries(JSON.parse(readFileSync(tally, 'utf8')))
  for (const [name, times] of counts) console.log(`${String(times).padStart(9)}  ${name}`)
}
console.log(`${Math.round((performance.now() - start) / 1000)} s`)
rmSync(folder, { recursive: true, force: true })
process.exit(status ?? 1)
