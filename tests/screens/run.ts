// `npm run screens [-- <part> …]`: fills a board with a believable evening and takes a picture of
// every surface at every step, for README and docs. Writes docs/screens/*.png. Needs `npm run build`.
import { chromium } from '@playwright/test'
import { chromiumPath } from '../chromium.mjs'
import { startServer } from '../server-process.mjs'
import { agreeing } from './agreeing.ts'
import { before, printedPlan } from './before.ts'
import { anEvening } from './evening.ts'
import { leading } from './leading.ts'
import { phases } from './phases.ts'
import { phones } from './phones.ts'
import { MOST_BYTES, Stage } from './stage.ts'
import { wall } from './wall.ts'
import { writingDown } from './writing-down.ts'

const PARTS = { before, leading, phones, writingDown, agreeing, wall, printedPlan, phases }

const executablePath = chromiumPath()
if (!executablePath) {
  console.log('screens: no pictures: no Chromium here')
  process.exit(1)
}
const wanted = process.argv.slice(2)

const server = await startServer({ env: { YORIAI_PUBLIC_URL: 'http://192.168.1.5:8787' } })
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb'],
  // For the browser's own controls, such as a date's.
  env: { ...process.env, LANGUAGE: 'ja', LANG: 'ja_JP.UTF-8' } as Record<string, string>,
})
const stage = await Stage.open(server, browser)
try {
  await anEvening(stage.guest)
  // Somebody sits at every table but one.
  for (const table of [1, 1, 2, 2, 2, 3, 3, 4, 5, 5, 6, 6, 6])
    await stage.guest('participant', table)
  for (const [name, part] of Object.entries(PARTS))
    if (wanted.length === 0 || wanted.includes(name)) await part(stage)
} finally {
  stage.leave()
  await browser.close()
  await server.stop()
}

const all = [...stage.taken.values()].reduce((sum, size) => sum + size, 0)
console.log(`${String(all).padStart(8)}  ${stage.taken.size} pictures`)
for (const [name, size] of stage.taken)
  if (size > MOST_BYTES) {
    console.log(`${name} is above ${MOST_BYTES} bytes`)
    process.exitCode = 1
  }
