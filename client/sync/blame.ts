import type { Refusal } from '../../shared/wire.ts'
import { entryOf } from './operation-facts.ts'
import type { OutboxEntry } from './plan-outbox-entry.ts'

/** Reasons that say nothing about the operation itself: doing it anew is likely to pass. */
const TECHNICAL = new Set<Refusal['reason']>([
  'incomplete',
  'foreign-client',
  'clock-jump',
  'malformed',
  'too-fast',
])

/** Refused so often on its own, or so often among others, an operation goes back to the person. */
const MOST_REFUSALS = { alone: 2, among: 3 }

interface Blame {
  /** Those that the refusal may have been about; it is counted on each. */
  suspects: readonly OutboxEntry[]
  /** Of these, the ones that go back to the person. */
  back: OutboxEntry[]
}

/**
 * Who it was that the server refused.
 * @param carried what the refused write carried
 */
export function blame(refusal: Refusal | undefined, carried: readonly OutboxEntry[]): Blame {
  const named = carried.filter((entry) => isNamed(refusal, entry))
  const suspects = named.length > 0 ? named : carried
  const alone = suspects.length === 1
  // A refusal that names something else was about what this document has from elsewhere.
  const fits = named.length > 0 || refusal?.entry === undefined
  const certain = alone && fits && refusal !== undefined && !TECHNICAL.has(refusal.reason)
  const most = alone ? MOST_REFUSALS.alone : MOST_REFUSALS.among
  return { suspects, back: suspects.filter((entry) => ++entry.refusals >= most || certain) }
}

const isNamed = (refusal: Refusal | undefined, { operation }: OutboxEntry) =>
  `${refusal?.entry}/`.startsWith(`${entryOf(operation)}/`)
