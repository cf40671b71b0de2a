import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// The one without a window first: it needs a third of the time.
const PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/**
 * Where a Chromium is: `$CHROMIUM`, the system's, or Playwright's own, which is fetched where
 * `install` is set and that is possible. @returns undefined where there is none.
 */
export function chromiumPath({ install = false } = {}) {
  const here = [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path))
  if (here) return here
  const own = playwrightsOwn()
  if (own || !install) return own
  console.log('No Chromium found: asking Playwright for its own (about 100 MB) …')
  spawnSync('npx', ['playwright', 'install', '--only-shell', 'chromium'], {
    stdio: 'inherit',
    timeout: 300_000,
  })
  return playwrightsOwn()
}

function playwrightsOwn() {
  const asked = spawnSync(
    process.execPath,
    ['-e', "import('@playwright/test').then((p) => console.log(p.chromium.executablePath()))"],
    { encoding: 'utf8' },
  )
  const path = asked.stdout.trim()
  return path && existsSync(path) ? path : undefined
}
