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

/** With letters for Japanese, which a bare Debian does not have. */
const PACKAGES = ['chromium-headless-shell', 'fonts-noto-cjk']

/**
 * Where a Chromium is: `$CHROMIUM`, the system's, or Playwright's own. Where `install` is set and
 * there is none it is fetched, if that is possible. @returns undefined where there is none.
 */
export function chromiumPath({ install = false } = {}) {
  const found = systems() ?? playwrightsOwn()
  if (found || !install) return found
  console.log('No Chromium found: installing one (about 100 MB) …')
  fetchOne()
  return systems() ?? playwrightsOwn()
}

const systems = () => [process.env.CHROMIUM, ...PLACES].find((path) => path && existsSync(path))

function fetchOne() {
  const run = (command, args) =>
    spawnSync(command, args, { stdio: 'inherit', timeout: 300_000 }).status === 0
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (mayInstall && run('apt-get', ['update', '-qq']))
    if (run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...PACKAGES])) return
  run('npx', ['playwright', 'install', '--only-shell', 'chromium'])
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
