// `npm run crash -- 200`: so many kills at random moments; CRASH_SEED=… for other moments.
import { spawnSync } from 'node:child_process'
import { buildServer } from '../built.mjs'

const kills = process.argv[2] ?? '20'
if (!/^\d+$/.test(kills)) {
  console.error('npm run crash -- <number of kills>')
  process.exit(1)
}
const start = performance.now()
const { status } = spawnSync('npx', ['vitest', 'run', 'tests/crash/crash.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, CRASH_KILLS: kills, YORIAI_SERVER: buildServer() },
})
console.log(`${Math.round((performance.now() - start) / 1000)} s`)
process.exit(status ?? 1)
