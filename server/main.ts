import { CannotStart } from './cannot-start.ts'
import { readSettings } from './env.ts'
import { start } from './start.ts'

try {
  await start(readSettings(process.env), { dev: process.argv.includes('--dev') })
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  // One clear message instead of a stack trace: whoever reads it can do something about it.
  process.stderr.write(`${error.ja}\n${error.en}\n`)
  process.exit(1)
}
