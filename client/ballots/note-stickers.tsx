import { useMemo } from 'react'
import type { Ballot, Tally } from '../../shared/board/ballots.ts'
import { useBoard } from '../sync/hooks.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'

/** What an entry got in the last ballot on it. */
type Got = Readonly<{ count: number; hands: number }>

const known = new WeakMap<readonly Tally[], ReadonlyMap<string, Got>>()

/** By note or island: found once for all of a board's thousands. */
function gotIn(ballots: readonly Ballot[], tallies: readonly Tally[]): ReadonlyMap<string, Got> {
  const before = known.get(tallies)
  if (before) return before
  const got = new Map<string, Got>()
  for (const { id, kind } of ballots) {
    const tally = kind === 'stickers' ? tallies.find((one) => one.id === id) : undefined
    if (!tally) continue
    for (const option of new Set([...Object.keys(tally.totals), ...Object.keys(tally.hands)]))
      got.set(option, { count: tally.totals[option] ?? 0, hands: tally.hands[option] ?? 0 })
  }
  known.set(tallies, got)
  return got
}

/** シール that stick on a note or an island, beside its words. */
export function StickersOn({ id }: { id: string }) {
  const { ballots, tallies } = useBoard()
  const got = useMemo(() => gotIn(ballots, tallies).get(id), [ballots, tallies, id])
  return got ? <span className="stickers-on">★ {words.onNote(got.count, got.hands)}</span> : null
}
