import * as Y from 'yjs'
import type { Board } from './document.ts'
import type { BallotFields, TallyFields } from './field-types.ts'
import type { BallotId, GoalId } from './ids.ts'

/** What everybody was asked, as the document has it. */
export type Ballot = { id: BallotId } & Pick<
  BallotFields,
  'kind' | 'title' | 'live' | 'state' | 'at' | 'admitted'
> &
  Partial<BallotFields>

/** What is written of it when it is opened, beside its state and date. */
export type NewBallotFields = Pick<BallotFields, 'kind' | 'title' | 'live'> &
  Partial<Pick<BallotFields, 'goal' | 'on' | 'each' | 'most' | 'options' | 'line'>>

export type Tally = { id: BallotId } & TallyFields

export const isOpen = ({ state }: Pick<Ballot, 'state'>): boolean => state === 'open'

const plain = <T>(board: Board, root: 'ballots' | 'tallies'): T[] =>
  [...board.root(root)].flatMap(([id, map]) =>
    map instanceof Y.Map ? [{ id, ...map.toJSON() } as T] : [],
  )

/** Those that were opened, in that order; without those that were cancelled. */
export const ballotsOn = (board: Board): readonly Ballot[] =>
  plain<Ballot>(board, 'ballots')
    .filter(({ state }) => state !== 'cancelled')
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))

export const talliesOn = (board: Board): readonly Tally[] => plain<Tally>(board, 'tallies')

/** Goals whose islands lie still: stickers are being put on them. */
export const frozenGoals = (ballots: readonly Ballot[]): ReadonlySet<GoalId> =>
  new Set(
    ballots.flatMap((one) =>
      isOpen(one) && one.kind === 'stickers' && one.on === 'groups' && one.goal ? one.goal : [],
    ),
  )
