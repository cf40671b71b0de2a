// `npm test`: builds, then runs everything: unit, integration and workshop tests (Vitest), and real
// evenings in Chromium (Playwright). Closes with the sum over both. What cannot run is said.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath } from './chromium.mjs'

const folder = mkdtempSync(join(tmpdir(), 'yoriai-test-'))
const run = (command, args, env = {}) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1

const report = (name) => {
  const path = join(folder, name)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

const sum = { passed: 0, failed: 0 }
function count(name, passed, failed, status) {
  sum.passed += passed
  // A runner that ended badly without counting a failure has failed all the same.
  sum.failed += failed > 0 || status === 0 ? failed : 1
  console.log(`${name}: ${passed} passed, ${failed} failed`)
}

if (run('npm', ['run', '--silent', 'build']) !== 0) {
  console.log('0 passed, 1 failed')
  process.exit(1)
}

const vitest = run('npx', [
  'vitest',
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(folder, 'vitest.json')}`,
])
const unit = report('vitest.json')
count('Vitest', unit?.numPassedTests ?? 0, unit?.numFailedTests ?? 0, vitest)

const chromium = chromiumPath({ install: true })
if (chromium) {
  const playwright = run('npx', ['playwright', 'test', '--reporter=list,json'], {
    CHROMIUM: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'playwright.json'),
  })
  const stats = report('playwright.json')?.stats
  const unexpected = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  count('Playwright', stats?.expected ?? 0, unexpected, playwright)
} else {
  console.log('Playwright: skipped everything: no Chromium here, and none could be installed.')
  console.log(
    'Install one (Debian: apt-get install chromium-headless-shell fonts-noto-cjk) and run npm test again.',
  )
  // Where nobody reads along, a test that should run and did not is a failure.
  if (process.env.CI) sum.failed += 1
}

rmSync(folder, { recursive: true, force: true })
console.log(`${sum.passed} passed, ${sum.failed} failed`)
process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1)
