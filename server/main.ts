import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'
import { CannotStart } from './cannot-start.ts'
import { readSettings } from './env.ts'
import { start } from './start.ts'

// V8 lets memory more than double before it clears up, and a rush of attackers uses that. A half more
// is enough; clearing up more often costs a city of 2,000 phones no CPU that could be measured.
setFlagsFromString('--heap-growing-percent=50')

// On a single core V8's helpers only take turns with the work, in longer pieces than it takes by itself.
if (availableParallelism() === 1) setFlagsFromString('--no-concurrent-marking')

try {
  await start(readSettings(process.env), { dev: process.argv.includes('--dev') })
} catch (error) {
  if (!(error instanceof CannotStart)) throw error
  // One clear message instead of a stack trace: whoever reads it can do something about it.
  process.stderr.write(`${error.ja}\n${error.en}\n`)
  process.exit(1)
}
