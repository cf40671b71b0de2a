import { type Ballot, ballotsOn, isOpen, type NewBallotFields } from '../../shared/board/ballots.ts'
import type { BallotCommand } from '../../shared/board/commands.ts'
import {
  showsLines,
  stickersOf,
  takesStickers,
  tallied,
  wrongChoice,
  wrongTotals,
} from '../../shared/board/counting.ts'
import { addEntry, type Board, ballotFields, tallyFields } from '../../shared/board/document.ts'
import type { BallotFields, TallyFields } from '../../shared/board/field-types.ts'
import { type BallotId, type Chance, newId } from '../../shared/board/ids.ts'
import { withoutPhones } from '../../shared/board/people.ts'
import { denied } from '../../shared/board/policy.ts'
import type { fields } from '../../shared/board/typed-map.ts'
import { isBlank, ROOM, type Room, tooLongBy, wellFormed } from '../../shared/board/words.ts'
import { LIMITS, SERVER_LIMITS } from '../../shared/wire.ts'
import type { BallotBox, BallotChange } from '../ballots/ballot-box.ts'
import { realChance } from '../chance.ts'
import { type CommandCase, type Doing, nothing, type Of, type Refusing } from './case.ts'

/** What everybody is asked, and what each chooses. */
export function judgeBallot(command: BallotCommand & Of<BallotCommand['verb']>, on: CommandCase) {
  const table = command.verb === 'ballots.tally' ? command.table : on.who.table
  // No grace: what is chosen after the end is not counted.
  const reason = denied(on.who, command.verb, { own: true, table }, on.settings)
  if (reason) return { reason }
  if (command.verb === 'ballots.open') return open(command, on)
  const ballot = ballotOn(on.board, command.ballot)
  if (!ballot) return { reason: 'no-ballot' } as const
  switch (command.verb) {
    case 'ballots.close':
      return isOpen(ballot) ? closing(ballot, on) : nothing
    case 'ballots.cancel':
      return cancel(ballot, on)
    case 'ballots.admit':
      return isOpen(ballot) ? admit(ballot, on) : closed
    case 'ballots.cast':
      return isOpen(ballot) ? cast(command, ballot, on) : closed
    case 'ballots.tally':
      return isOpen(ballot) ? raise(command, ballot, on) : closed
    case 'ballots.putLineAway':
      return putLineAway(command, on)
  }
}

const closed: Refusing = { reason: 'ballot-closed' }

function ballotOn(board: Board, id: BallotId): Ballot | undefined {
  return ballotsOn(board).find((one) => one.id === id)
}

function open(said: Of<'ballots.open'>, on: CommandCase): Doing | Refusing {
  const { board, at } = on
  if (ballotFields(board, said.ballot)) return { reason: 'id-reused' }
  if (said.kind === 'stickers' && !board.root('goals').has(said.goal)) return { reason: 'no-place' }
  const wrong = wrongWords(said)
  if (wrong) return wrong
  const others = ballotsOn(board).filter(isOpen)
  const same = others.some(
    (one) => one.kind === said.kind && (said.kind !== 'stickers' || one.goal === said.goal),
  )
  if (same) return { reason: 'ballot-open' }
  if (others.length >= SERVER_LIMITS.maxOpenBallots) return { reason: 'full' }
  if (board.root('ballots').size >= SERVER_LIMITS.maxBallots) return { reason: 'full' }
  const ballot = { ...asked(said), state: 'open', at, admitted: at } as const
  return { ...nothing, change: () => addEntry<BallotFields>(board, 'ballots', said.ballot, ballot) }
}

function asked(said: Of<'ballots.open'>): NewBallotFields {
  const title = said.title?.trim() ?? ''
  if (said.kind === 'stickers') {
    const { kind, goal, on, live = false } = said
    return { kind, title, goal, on, live, ...stickersOf(said) }
  }
  const options = said.options.map((one) => wellFormed(one.trim()))
  if (said.kind === 'question') return { kind: said.kind, title, options, live: said.live ?? false }
  const line = said.line?.trim() || undefined
  return { kind: said.kind, title, options, live: false, ...(line ? { line } : {}) }
}

function wrongWords(said: Of<'ballots.open'>): Refusing | undefined {
  if (said.kind === 'stickers') {
    const { each = LIMITS.maxStickers, most = 1 } = said
    if (most > each) return { reason: 'too-many' }
    return tooLong(said.title ?? '', ROOM.question)
  }
  if (said.kind === 'question' && isBlank(said.title)) return { reason: 'blank' }
  if (said.options.some(isBlank)) return { reason: 'blank' }
  const room = said.kind === 'question' ? ROOM.answer : ROOM.question
  for (const one of said.options) {
    const wrong = tooLong(one, room)
    if (wrong) return wrong
  }
  const line = said.kind === 'closing' ? (said.line ?? '') : ''
  return tooLong(said.title ?? '', ROOM.question) ?? tooLong(line, ROOM.question)
}

function tooLong(text: string, room: Room): Refusing | undefined {
  const by = tooLongBy(text, room)
  return by > 0 ? { reason: 'too-long', by } : undefined
}

/** Totals and free lines are all that is shown, in one step with the end. */
function closing(ballot: Ballot, on: CommandCase): Doing {
  const { board, ballots, at, chance } = on
  const lines = linesAt(ballot, ballots, chance)
  return {
    ...nothing,
    ballots: lines,
    change: () => {
      ballotFields(board, ballot.id)?.set({ state: 'closed', closedAt: at })
      writeTally(board, ballots, ballot)
    },
  }
}

/** Whoever closes the board ends what is asked, too. */
export function closeAll(
  board: Board,
  ballots: BallotBox,
  { at, chance }: { at: number; chance?: Chance },
): readonly BallotChange[] {
  return ballotsOn(board)
    .filter(isOpen)
    .flatMap((ballot) => {
      ballotFields(board, ballot.id)?.set({ state: 'closed', closedAt: at })
      writeTally(board, ballots, ballot)
      return linesAt(ballot, ballots, chance)
    })
}

/** What all chose, as far as it may be seen. */
export function writeTally(board: Board, ballots: BallotBox, ballot: Ballot) {
  const { id } = ballot
  const tally = tallied(
    ballot,
    ballots.castIn(id),
    ballots.raisedIn(id).map(({ totals }) => totals),
  )
  const before = tallyFields(board, id)
  if (before) before.set(changed(tally, before))
  else addEntry<TallyFields>(board, 'tallies', id, tally)
}

/** Totals of those that are open and seen while they grow. */
export function countLive(board: Board, box: BallotBox) {
  for (const ballot of ballotsOn(board))
    if (isOpen(ballot) && ballot.live) writeTally(board, box, ballot)
}

/** What people wrote freely, in an order and under ids that tell nothing of them. */
function linesAt(ballot: Ballot, box: BallotBox, chance = realChance): readonly BallotChange[] {
  if (ballot.kind !== 'closing') return []
  const { id } = ballot
  const hands = box.raisedIn(id).map(({ totals }) => totals)
  if (!showsLines(tallied(ballot, box.castIn(id), hands))) return []
  const lines = box.castIn(id).flatMap(({ line }) => (line === undefined ? [] : line))
  // By ids of chance alone.
  return lines
    .map((text) => ({ what: 'line', ballot: id, line: newId(chance), text, away: false }) as const)
    .sort((a, b) => (a.line < b.line ? -1 : 1))
}

function cancel(ballot: Ballot, { board }: CommandCase): Doing | Refusing {
  if (!isOpen(ballot)) return closed
  return {
    ...nothing,
    ballots: [{ what: 'dropped', ballot: ballot.id }],
    change: () => {
      ballotFields(board, ballot.id)?.set({ state: 'cancelled' })
      board.root('tallies').delete(ballot.id)
    },
  }
}

function admit(ballot: Ballot, { board, at }: CommandCase): Doing {
  return { ...nothing, change: () => ballotFields(board, ballot.id)?.set({ admitted: at }) }
}

function cast(said: Of<'ballots.cast'>, ballot: Ballot, on: CommandCase): Doing | Refusing {
  const { board, ballots, seat, voter } = on
  if (voter.takenAt > ballot.admitted) return { reason: 'not-admitted' }
  const line = said.line === undefined || isBlank(said.line) ? undefined : said.line.trim()
  const choice = onlyPositive(said.choice)
  const wrong = wrongChoice(ballot, { choice, line }, board)
  if (wrong) return { reason: wrong }
  const long = tooLong(line ?? '', ROOM.freeLine)
  if (long) return long
  const vote = { ballot: ballot.id, seat: voter.id, by: seat, table: on.who.table ?? 0, choice }
  const written = line === undefined ? {} : { line: wellFormed(line) }
  if (isSame(ballots.castBy(ballot.id, voter.id), { ...vote, ...written })) return nothing
  return { ...nothing, ballots: [{ what: 'cast', ...vote, ...written }] }
}

function raise(said: Of<'ballots.tally'>, ballot: Ballot, on: CommandCase): Doing | Refusing {
  const totals = onlyPositive(said.totals)
  const people = withoutPhones(on.board, said.table)
  const wrong = wrongTotals(ballot, totals, people, on.board)
  if (wrong) return { reason: wrong }
  const { table } = said
  return {
    ...nothing,
    ballots: [{ what: 'raised', ballot: ballot.id, table, by: on.seat, totals }],
  }
}

function putLineAway({ ballot, line }: Of<'ballots.putLineAway'>, on: CommandCase) {
  const found = on.ballots.lineAt(ballot, line)
  if (!found) return { reason: 'no-note' } as const
  if (found.away) return nothing
  return { ...nothing, ballots: [{ what: 'line', ...found, away: true }] } as const
}

/**
 * What lies on notes and islands that are not there any more is given back to whoever put it there:
 * stickers are counted where they stick.
 */
export function givenBack(board: Board, box: BallotBox): readonly BallotChange[] {
  if (box.ballots.size === 0) return []
  return ballotsOn(board).flatMap((ballot) => {
    if (!isOpen(ballot) || ballot.kind !== 'stickers' || !box.ballots.has(ballot.id)) return []
    const stands = (option: string) => takesStickers(ballot, option, board)
    const standing = (counts: Readonly<Record<string, number>>) =>
      Object.fromEntries(Object.entries(counts).filter(([option]) => stands(option)))
    const isWhole = (counts: Readonly<Record<string, number>>) => Object.keys(counts).every(stands)
    return [
      ...box
        .castIn(ballot.id)
        .flatMap((one): BallotChange[] =>
          isWhole(one.choice) ? [] : [{ what: 'cast', ...one, choice: standing(one.choice) }],
        ),
      ...box
        .raisedIn(ballot.id)
        .flatMap((one): BallotChange[] =>
          isWhole(one.totals) ? [] : [{ what: 'raised', ...one, totals: standing(one.totals) }],
        ),
    ]
  })
}

const onlyPositive = (counts: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

const isSame = (a: object | undefined, b: object) => a !== undefined && inOrder(a) === inOrder(b)

/** Whatever order its parts were written in. */
const inOrder = (value: object): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** What stays as it is is not written again. */
const changed = (
  tally: TallyFields,
  before: ReturnType<typeof fields<TallyFields>>,
): Partial<TallyFields> =>
  Object.fromEntries(
    Object.entries(tally).filter(
      ([key, value]) =>
        inOrder({ value }) !== inOrder({ value: before.get(key as keyof TallyFields) }),
    ),
  )
