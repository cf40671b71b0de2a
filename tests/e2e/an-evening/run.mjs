// `npm run evening`: plays the whole evening in Chromium and takes a picture of every surface at
// every step: docs/evening/*.png. Needs `npm run build`.
import { spawnSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { chromiumPath } from '../../chromium.mjs'

const FOLDER = 'docs/evening'
const MOST_BYTES = 150_000
const MOST_BYTES_IN_ALL = 8_000_000

const CHROMIUM = chromiumPath()
if (!CHROMIUM) {
  console.log('evening: no pictures: no Chromium here')
  process.exit(1)
}
const played = spawnSync('npx', ['playwright', 'test', 'an-evening', '--reporter=list'], {
  stdio: 'inherit',
  // LANGUAGE is for the browser's own controls, such as a date's.
  env: {
    ...process.env,
    CHROMIUM,
    YORIAI_EVENING: FOLDER,
    LANGUAGE: 'ja',
    LANG: 'ja_JP.UTF-8',
  },
})
if (played.status !== 0) process.exit(played.status ?? 1)

let all = 0
for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.png'))) {
  const { size } = statSync(join(FOLDER, name))
  all += size
  if (size > MOST_BYTES) console.log(`${String(size).padStart(8)}  ${name}: large`)
}
console.log(`${String(all).padStart(8)}  ${FOLDER}`)
if (all > MOST_BYTES_IN_ALL) process.exitCode = 1
