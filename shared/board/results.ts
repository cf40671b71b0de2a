import type { Choice } from './choice.ts'
import type { TallyFields } from './field-types.ts'

/** A place in the order of a result: the same number of stickers is the same place. */
export interface Ranked {
  option: string
  count: number
  hands: number
  /** From 1; the next one after two at 1 is 3. */
  place: number
  tied: boolean
}

/** Options by what they got, hands counted along; at the same number in the order they came in. */
export function ranked(
  options: readonly string[],
  { totals, hands }: Pick<TallyFields, 'totals' | 'hands'>,
): readonly Ranked[] {
  const of = (option: string, counts: Choice) =>
    Object.hasOwn(counts, option) ? (counts[option] ?? 0) : 0
  const all = options.map((option) => ({
    ...{ option, count: of(option, totals), hands: of(option, hands) },
  }))
  const both = ({ count, hands: raised }: { count: number; hands: number }) => count + raised
  all.sort((a, b) => both(b) - both(a))
  return all.map((one) => ({
    ...one,
    place: 1 + all.findIndex((other) => both(other) === both(one)),
    tied: all.filter((other) => both(other) === both(one)).length > 1,
  }))
}
