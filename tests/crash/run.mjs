// `npm run crash -- 20`: so many kills at random moments; CRASH_SEED=… for other moments.
import { spawnSync } from 'node:child_process'

const kills = process.argv[2] ?? '20'
if (!/^\d+$/.test(kills)) {
  console.error('npm run crash -- <number of kills>')
  process.exit(1)
}
const { status } = spawnSync('npx', ['vitest', 'run', 'tests/crash'], {
  stdio: 'inherit',
  env: { ...process.env, CRASH_KILLS: kills },
})
process.exit(status ?? 1)
