// `npm run crash -- 200`: so many kills at random moments; `npm run crash -- backups 200`: so many
// backups, each restored, verified and written on. CRASH_SEED=… for other moments.
import { spawnSync } from 'node:child_process'
import { buildServer } from '../built.mjs'

const [kind, count = '20'] =
  process.argv[2] === 'backups' ? process.argv.slice(2) : ['', ...process.argv.slice(2)]
if (!/^\d+$/.test(count)) {
  console.error('npm run crash -- [backups] <how many>')
  process.exit(1)
}
const start = performance.now()
const [file, setting] = kind === 'backups' ? ['backup', 'CRASH_BACKUPS'] : ['crash', 'CRASH_KILLS']
const { status } = spawnSync('npx', ['vitest', 'run', `tests/crash/${file}.test.ts`], {
  stdio: 'inherit',
  env: { ...process.env, [setting]: count, YORIAI_SERVER: buildServer() },
})
console.log(`${Math.round((performance.now() - start) / 1000)} s`)
process.exit(status ?? 1)
