// `npm test`: builds, then runs everything side by side: unit, integration and workshop tests (Vitest),
// and real evenings in Chromium (Playwright). Closes with the sum over both. What cannot run is said.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromiumPath } from './chromium.mjs'

const folder = mkdtempSync(join(tmpdir(), 'yoriai-test-'))
const sum = { passed: 0, failed: 0 }

/**
 * Runs one runner to its end. @returns its exit code and what it printed, kept back where
 * `aloud` is not set, since two that speak at once cannot be read
 */
function run(command, args, { env = {}, aloud }) {
  return new Promise((resolve) => {
    const runner = spawn(command, args, {
      stdio: ['ignore', aloud ? 'inherit' : 'pipe', aloud ? 'inherit' : 'pipe'],
      env: { ...process.env, ...env },
    })
    const printed = []
    for (const stream of [runner.stdout, runner.stderr])
      stream?.on('data', (piece) => printed.push(piece))
    runner.on('error', () => resolve({ status: 1, printed }))
    runner.on('close', (status) => resolve({ status: status ?? 1, printed }))
  })
}

const report = (name) => {
  const path = join(folder, name)
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined
}

/** What did not run, by name; the names say why. */
const skipped = (vitest) =>
  (vitest?.testResults ?? [])
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'skipped' || status === 'pending')
    .map(({ fullName }) => fullName)

function count(name, passed, failed, status) {
  sum.passed += passed
  // A runner that ended badly without counting a failure has failed all the same.
  sum.failed += failed > 0 || status === 0 ? failed : 1
  console.log(`${name}: ${passed} passed, ${failed} failed`)
}

if (spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status !== 0) {
  console.log('0 passed, 1 failed')
  process.exit(1)
}

const chromium = chromiumPath({ install: true })
const inVitest = run(
  'npx',
  [
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(folder, 'vitest.json')}`,
  ],
  { aloud: !chromium },
)
const inChromium =
  chromium &&
  run('npx', ['playwright', 'test', '--reporter=list,json'], {
    aloud: true,
    env: { CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: join(folder, 'playwright.json') },
  })

if (inChromium) {
  const { status } = await inChromium
  const stats = report('playwright.json')?.stats
  const flaky = stats?.flaky ?? 0
  if (flaky > 0) console.log(`Playwright: ${flaky} passed only at the second try, named above`)
  count('Playwright', (stats?.expected ?? 0) + flaky, stats?.unexpected ?? 0, status)
} else {
  console.log('Playwright: skipped everything: no Chromium here, and none could be installed.')
  console.log(
    'Install one (Debian: apt-get install chromium-headless-shell fonts-noto-cjk) and run npm test again.',
  )
  // Where nobody reads along, a test that should run and did not is a failure.
  if (process.env.CI) sum.failed += 1
}

const { status, printed } = await inVitest
for (const piece of printed) process.stdout.write(piece)
const unit = report('vitest.json')
count('Vitest', unit?.numPassedTests ?? 0, unit?.numFailedTests ?? 0, status)
for (const name of skipped(unit)) console.log(`not run: ${name}`)

rmSync(folder, { recursive: true, force: true })
console.log(`${sum.passed} passed, ${sum.failed} failed`)
process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1)
