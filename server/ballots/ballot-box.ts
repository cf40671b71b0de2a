import type { Choice, Chosen } from '../../shared/board/choice.ts'
import type { BallotId, SeatId } from '../../shared/board/ids.ts'

/** What a seat chose. `by`: the device's own seat, which is another's while its person is not known again. */
export interface CastVote extends Chosen {
  ballot: BallotId
  seat: SeatId
  by: SeatId
  /** 0: of no table. */
  table: number
}

/** What was entered for those at a table who have no phone. */
export interface RaisedHands {
  ballot: BallotId
  table: number
  by: SeatId
  totals: Choice
}

/** A free line of the questions at the end. Whose it was is nowhere. */
export interface FreeLine {
  ballot: BallotId
  line: string
  text: string
  /** Those who lead have put it away. */
  away: boolean
}

/** One thing of the ballots that lies beside the document, as it becomes durable; the last stands. */
export type BallotChange =
  | ({ what: 'cast' } & CastVote)
  | ({ what: 'raised' } & RaisedHands)
  | ({ what: 'line' } & FreeLine)
  /** Nothing of it stays. */
  | { what: 'dropped'; ballot: BallotId }

/** What of a board's ballots lies with the server. */
export interface SavedBallots {
  cast: readonly CastVote[]
  raised: readonly RaisedHands[]
  lines: readonly FreeLine[]
}

export const NO_BALLOTS: SavedBallots = { cast: [], raised: [], lines: [] }

const isEmpty = ({ choice, line }: Chosen) => Object.keys(choice).length === 0 && line === undefined

/** What seats of one board chose: in no document, here alone (I4). */
export class BallotBox {
  #cast = new Map<BallotId, Map<SeatId, CastVote>>()
  #raised = new Map<BallotId, Map<number, RaisedHands>>()
  #lines = new Map<BallotId, Map<string, FreeLine>>()

  constructor({ cast, raised, lines }: SavedBallots = NO_BALLOTS) {
    for (const one of cast) this.change({ what: 'cast', ...one })
    for (const one of raised) this.change({ what: 'raised', ...one })
    for (const one of lines) this.change({ what: 'line', ...one })
  }

  /** Ballots of which something lies here. */
  get ballots(): ReadonlySet<BallotId> {
    return new Set([...this.#cast.keys(), ...this.#raised.keys()])
  }

  castIn = (ballot: BallotId): readonly CastVote[] => [...(this.#cast.get(ballot)?.values() ?? [])]
  raisedIn = (ballot: BallotId): readonly RaisedHands[] => [
    ...(this.#raised.get(ballot)?.values() ?? []),
  ]
  linesOf = (ballot: BallotId): readonly FreeLine[] => [
    ...(this.#lines.get(ballot)?.values() ?? []),
  ]

  /** Whose devices said something in it. */
  sayersIn = (ballot: BallotId): readonly SeatId[] =>
    [...this.castIn(ballot), ...this.raisedIn(ballot)].map(({ by }) => by)

  castBy = (ballot: BallotId, seat: SeatId): CastVote | undefined =>
    this.#cast.get(ballot)?.get(seat)
  lineAt = (ballot: BallotId, line: string): FreeLine | undefined =>
    this.#lines.get(ballot)?.get(line)

  /** What a device may know of it: what its own seat chose and entered. */
  of(by: SeatId): { chosen: Record<string, Chosen>; raised: Record<string, Choice> } {
    const chosen = [...this.#cast.values()].flatMap((seats) => [...seats.values()])
    const raised = [...this.#raised.values()].flatMap((tables) => [...tables.values()])
    return {
      chosen: Object.fromEntries(
        chosen
          .filter((one) => one.by === by)
          .map(({ ballot, choice, line }) => [ballot, { choice, ...lineOf(line) }]),
      ),
      raised: Object.fromEntries(
        raised.filter((one) => one.by === by).map(({ ballot, totals }) => [ballot, totals]),
      ),
    }
  }

  change(one: BallotChange) {
    const { ballot } = one
    if (one.what === 'dropped') {
      this.#cast.delete(ballot)
      this.#raised.delete(ballot)
      this.#lines.delete(ballot)
    } else if (one.what === 'cast') {
      const { what: _, ...vote } = one
      put(this.#cast, ballot, vote.seat, isEmpty(vote) ? undefined : vote)
    } else if (one.what === 'raised') {
      const { what: _, ...hands } = one
      const isNone = Object.keys(hands.totals).length === 0
      put(this.#raised, ballot, hands.table, isNone ? undefined : hands)
    } else {
      const { what: _, ...line } = one
      put(this.#lines, ballot, line.line, line)
    }
  }

  /** Two seats were one person's: what was chosen for her is hers. */
  join(from: SeatId, seat: SeatId) {
    for (const seats of this.#cast.values()) {
      const its = seats.get(from)
      seats.delete(from)
      if (its && !seats.has(seat)) seats.set(seat, { ...its, seat })
      for (const [id, one] of seats) if (one.by === from) seats.set(id, { ...one, by: seat })
    }
    for (const tables of this.#raised.values())
      for (const [table, one] of tables)
        if (one.by === from) tables.set(table, { ...one, by: seat })
  }
}

const lineOf = (line: string | undefined) => (line === undefined ? {} : { line })

function put<K, V>(all: Map<BallotId, Map<K, V>>, ballot: BallotId, key: K, value: V | undefined) {
  const inner = all.get(ballot) ?? new Map<K, V>()
  if (value === undefined) inner.delete(key)
  else inner.set(key, value)
  if (inner.size > 0) all.set(ballot, inner)
  else all.delete(ballot)
}
