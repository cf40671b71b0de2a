// `npm run power-loss -- 500`: so many power cuts in a traced run; POWER_SEED=… for others.
// Needs strace; on Debian as root it is installed.
import { spawnSync } from 'node:child_process'
import { buildServer } from '../../built.mjs'

const images = process.argv[2] ?? '200'
if (!/^[1-9]\d*$/.test(images)) {
  console.error('npm run power-loss -- <number of power cuts>')
  process.exit(1)
}
const works = () => spawnSync('strace', ['-V']).status === 0
if (!works()) spawnSync('apt-get', ['install', '-y', '-q', 'strace'], { stdio: 'inherit' })
if (!works()) {
  console.error('strace is missing and could not be installed (Debian: apt-get install strace).')
  process.exit(1)
}
const start = performance.now()
const { status } = spawnSync('npx', ['vitest', 'run', 'tests/crash/power'], {
  stdio: 'inherit',
  env: { ...process.env, POWER_IMAGES: images, YORIAI_SERVER: buildServer() },
})
console.log(`${Math.round((performance.now() - start) / 1000)} s`)
process.exit(status ?? 1)
