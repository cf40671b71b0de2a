import { LIMITS } from '../wire.ts'
import type { Ballot } from './ballots.ts'
import type { Choice, Chosen } from './choice.ts'
import type { Board } from './document.ts'
import { groupFields, noteFields } from './document.ts'
import type { BallotFields, TallyFields } from './field-types.ts'
import type { GoalId, GroupId, NoteId } from './ids.ts'

export const FACES = [1, 2, 3, 4, 5] as const
/** What a seat has of stickers, where nothing else was said. */
export const USUAL_STICKERS = 3

export type WrongChoice = 'no-option' | 'too-many'

/** What may be chosen of it beside what stands on the board. */
interface Asked extends Pick<Ballot, 'kind'> {
  goal?: GoalId | undefined
  on?: BallotFields['on'] | undefined
  each?: number | undefined
  most?: number | undefined
  options?: readonly string[] | undefined
}

/** How many a seat has in all, and at most on one. */
export const stickersOf = ({ each = USUAL_STICKERS, most }: Pick<Asked, 'each' | 'most'>) => ({
  each,
  most: Math.min(most ?? each, each),
})

const placesOf = ({ options = [] }: Pick<Asked, 'options'>) =>
  options.map((_, at) => String(at + 1))

/** Whether a sticker may be put there: a note or an island of its goal that stands on the board. */
export function takesStickers({ goal, on }: Pick<Asked, 'goal' | 'on'>, id: string, board: Board) {
  if (on === 'notes') return noteFields(board, id as NoteId)?.get('goal') === goal
  const group = groupFields(board, id as GroupId)
  return group?.get('goal') === goal && group?.get('removed') !== true
}

/** What is wrong with what a seat chose; undefined where it may be counted. */
export function wrongChoice(
  ballot: Asked,
  { choice, line }: Chosen,
  board: Board,
): WrongChoice | undefined {
  const options = Object.keys(choice)
  const counts = Object.values(choice)
  if (line !== undefined && ballot.kind !== 'closing') return 'no-option'
  if (ballot.kind === 'stickers') {
    const { each, most } = stickersOf(ballot)
    if (sum(counts) > each || counts.some((count) => count > most)) return 'too-many'
    return options.every((id) => takesStickers(ballot, id, board)) ? undefined : 'no-option'
  }
  const places = placesOf(ballot)
  if (!options.every((one) => places.includes(one))) return 'no-option'
  if (ballot.kind === 'question') return sum(counts) > 1 ? 'too-many' : undefined
  return counts.every((face) => face <= FACES.length) ? undefined : 'no-option'
}

/** What scribes may enter of so many people: by option, of the questions at the end by question and face. */
export function wrongTotals(
  ballot: Asked,
  totals: Choice,
  people: number,
  board: Board,
): WrongChoice | undefined {
  const counts = Object.values(totals)
  if (ballot.kind === 'stickers') {
    const { each, most } = stickersOf(ballot)
    if (sum(counts) > each * people || counts.some((count) => count > most * people))
      return 'too-many'
    const stand = Object.keys(totals).every((id) => takesStickers(ballot, id, board))
    return stand ? undefined : 'no-option'
  }
  if (ballot.kind === 'question') {
    const places = placesOf(ballot)
    if (!Object.keys(totals).every((one) => places.includes(one))) return 'no-option'
    return sum(counts) > people ? 'too-many' : undefined
  }
  const perQuestion = placesOf(ballot).map((place) =>
    FACES.map((face) => totals[faceKey(place, face)] ?? 0),
  )
  const known = sum(perQuestion.flat())
  if (known !== sum(counts)) return 'no-option'
  return perQuestion.some((faces) => sum(faces) > people) ? 'too-many' : undefined
}

export const faceKey = (place: string, face: number) => `${place}-${face}`

/** How many people are behind what a scribe entered, as far as it tells. */
export function peopleBehind(ballot: Asked, totals: Choice): number {
  const all = sum(Object.values(totals))
  if (ballot.kind === 'stickers') return Math.ceil(all / stickersOf(ballot).each)
  if (ballot.kind === 'question') return all
  return Math.max(
    0,
    ...placesOf(ballot).map((place) => sum(FACES.map((face) => totals[faceKey(place, face)] ?? 0))),
  )
}

/**
 * What all chose comes to: answers of one seat are not joined. Of a question at the end that fewer
 * than five answered nothing is told: it would tell whose answer it is.
 */
export function tallied(
  ballot: Asked,
  chosen: Iterable<Chosen>,
  hands: Iterable<Choice>,
): TallyFields {
  const all = [...chosen]
  const raised = [...hands]
  const totals = added(
    all.map(({ choice }) => (ballot.kind === 'closing' ? faced(choice) : choice)),
  )
  const entered = added(raised)
  const counts = {
    seats: all.length,
    handsOf: sum(raised.map((one) => peopleBehind(ballot, one))),
  }
  if (ballot.kind !== 'closing') return { ...counts, totals, hands: entered }
  const shown = placesOf(ballot).filter(
    (place) => answersTo(place, totals) + answersTo(place, entered) >= LIMITS.fewestShown,
  )
  return { ...counts, totals: onlyOf(shown, totals), hands: onlyOf(shown, entered) }
}

/** Whether so many answered that their free lines may be read. */
export const showsLines = ({ seats, handsOf }: Pick<TallyFields, 'seats' | 'handsOf'>): boolean =>
  seats + handsOf >= LIMITS.fewestShown

/** How many answered a question at the end. */
export const answersTo = (place: string, totals: Choice): number =>
  sum(FACES.map((face) => totals[faceKey(place, face)] ?? 0))

const faced = (choice: Choice): Choice =>
  Object.fromEntries(Object.entries(choice).map(([place, face]) => [faceKey(place, face), 1]))

const onlyOf = (places: readonly string[], totals: Choice): Choice =>
  Object.fromEntries(
    Object.entries(totals).filter(([key]) => places.includes(key.split('-')[0] ?? '')),
  )

function added(all: readonly Choice[]): Choice {
  const totals: Record<string, number> = {}
  for (const one of all)
    for (const [option, count] of Object.entries(one))
      totals[option] = (Object.hasOwn(totals, option) ? (totals[option] ?? 0) : 0) + count
  return totals
}

export const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)
