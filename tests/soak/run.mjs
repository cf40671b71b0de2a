// `npm run soak -- 10`: so many minutes of people who come, write and go, on boards that begin and
// end; memory, open files and p95 over time. SOAK_SEED=… for other people.
import { spawnSync } from 'node:child_process'
import { buildServer } from '../built.mjs'

const minutes = process.argv[2] ?? '10'
if (!(Number(minutes) > 0)) {
  console.error('npm run soak -- <minutes>')
  process.exit(1)
}
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'tests/soak/soak.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SOAK_MINUTES: minutes, YORIAI_SERVER: buildServer() },
})
process.exit(status ?? 1)
