// `npm run crash -- 200`: so many kills at random moments; `npm run crash -- backups 200`: so many
// backups, each restored, verified and written on; `npm run crash -- commands 200`: so many kills
// between command and answer; `npm run crash -- redaction 50`: so many kills while words are erased.
// CRASH_SEED=… for other moments.
import { spawnSync } from 'node:child_process'
import { buildServer } from '../built.mjs'

const KINDS = {
  kills: ['crash', 'CRASH_KILLS'],
  backups: ['backup', 'CRASH_BACKUPS'],
  commands: ['commands', 'CRASH_COMMANDS'],
  redaction: ['redaction', 'CRASH_REDACTIONS'],
}
const said = process.argv.slice(2)
const [kind, count = '20'] = said[0] in KINDS ? said : ['kills', ...said]
if (!/^\d+$/.test(count)) {
  console.error('npm run crash -- [backups | commands | redaction] <how many>')
  process.exit(1)
}
const start = performance.now()
const [file, setting] = KINDS[kind]
const { status } = spawnSync('npx', ['vitest', 'run', `tests/crash/${file}.test.ts`], {
  stdio: 'inherit',
  env: { ...process.env, [setting]: count, YORIAI_SERVER: buildServer() },
})
console.log(`${Math.round((performance.now() - start) / 1000)} s`)
process.exit(status ?? 1)
