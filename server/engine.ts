import { availableParallelism } from 'node:os'
import { setFlagsFromString } from 'node:v8'

/** After a restart a whole hall comes back within so long. */
const RETURN_MS = 3_000
/** So much is run before V8 optimizes it: its own default, and while a hall comes back. */
const USUAL_BUDGET = 67_584
const RETURN_BUDGET = 600_000

/** Sets V8 to what a server of live boards needs. Every figure is from `npm run bench`, see docs/performance.md. */
export function tuneEngine() {
  // V8 lets memory more than double before it clears up, and a rush of attackers uses that. A half more
  // is enough; clearing up more often costs a city of 2,000 phones no CPU that could be measured.
  setFlagsFromString('--heap-growing-percent=50')
  if (availableParallelism() === 1) tuneSingleCore()
}

/** On a single core V8's helpers only take turns with the work. */
function tuneSingleCore() {
  setFlagsFromString('--no-concurrent-marking')
  // Optimizing comes later: until then what is run often is compiled once, quickly.
  setFlagsFromString('--always-sparkplug')
  setFlagsFromString(`--interrupt-budget=${RETURN_BUDGET}`)
  const asUsual = () => {
    setFlagsFromString('--no-always-sparkplug')
    setFlagsFromString(`--interrupt-budget=${USUAL_BUDGET}`)
  }
  setTimeout(asUsual, RETURN_MS).unref()
}
