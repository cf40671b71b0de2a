import { hash } from 'node:crypto'
import * as z from 'zod/mini'
import { AGENDA_TEMPLATES } from '../../shared/board/agenda-templates.ts'
import { type Command, type CommandId, READY } from '../../shared/board/commands.ts'
import {
  BALLOT_ON,
  GROUPINGS,
  HEARD,
  PHASE_BALLOTS,
  PHASE_KINDS,
  PHASE_NOTES,
  VIEWS,
} from '../../shared/board/field-types.ts'
import {
  type ActorId,
  type BallotId,
  type GoalId,
  type GroupId,
  ID_PATTERN,
  type NoteId,
  type PhaseId,
} from '../../shared/board/ids.ts'
import { LIMITS } from '../../shared/wire.ts'

z.config({ jitless: true })

const id = z.string().check(z.regex(ID_PATTERN))
const branded = <T extends string>() =>
  z.pipe(
    id,
    z.transform((value) => value as T),
  )
const note = branded<NoteId>()
const table = z.int().check(z.gte(1), z.lte(LIMITS.maxTables))
const place = {
  goal: branded<GoalId>(),
  actor: branded<ActorId>(),
  group: z.optional(z.nullable(branded<GroupId>())),
}
/** How long a text may be is judged with words for people, not here. */
const text = z.string()

const group = branded<GroupId>()
const several = z.array(note).check(z.maxLength(LIMITS.notesPerGroup))
/** Of as many notes as one command moves; an old answer may name the islands of each. */
const moves = z
  .array(z.strictObject({ notes: several, from: z.nullable(group), to: z.nullable(group) }))
  .check(
    z.refine(
      (all) => all.reduce((sum, { notes }) => sum + notes.length, 0) <= LIMITS.notesPerGroup,
    ),
  )

const phase = branded<PhaseId>()
const command = branded<CommandId>()
const minutes = z.int().check(z.gte(1), z.lte(LIMITS.maxPhaseMinutes))
const goal = z.nullable(branded<GoalId>())
const heads = z.int().check(z.gte(0), z.lte(LIMITS.maxPeopleAtTable))
const opens = {
  notes: z.optional(z.enum(PHASE_NOTES)),
  grouping: z.optional(z.enum(GROUPINGS)),
  ballot: z.optional(z.enum(PHASE_BALLOTS)),
  view: z.optional(z.enum(VIEWS)),
}
/** The same, or null for what the kind opens. */
const opensOrNot = {
  notes: z.optional(z.nullable(z.enum(PHASE_NOTES))),
  grouping: z.optional(z.nullable(z.enum(GROUPINGS))),
  ballot: z.optional(z.nullable(z.enum(PHASE_BALLOTS))),
  view: z.optional(z.nullable(z.enum(VIEWS))),
}
const newPhase = { kind: z.enum(PHASE_KINDS), title: text, goal, minutes }

const ballot = branded<BallotId>()
const stickers = z.int().check(z.gte(1), z.lte(LIMITS.maxStickers))
const isOption = (key: string) => ID_PATTERN.test(key)
/** How many there may be of each, the judge says. */
const counts = (most: number) =>
  z
    .record(z.string(), z.int().check(z.gte(0), z.lte(most)))
    .check(z.refine((all) => Object.keys(all).length <= LIMITS.maxNotes))
    .check(z.refine((all) => Object.keys(all).every(isOption)))
const opening = { id: branded<CommandId>(), verb: z.literal('ballots.open'), ballot }
const answers = (least: number, most: number) =>
  z.array(text).check(z.minLength(least), z.maxLength(most))
const BALLOT = z.discriminatedUnion('kind', [
  z.strictObject({
    ...{ ...opening, kind: z.literal('stickers'), title: z.optional(text) },
    ...{ goal: branded<GoalId>(), on: z.enum(BALLOT_ON), live: z.optional(z.boolean()) },
    ...{ each: z.optional(stickers), most: z.optional(stickers) },
  }),
  z.strictObject({
    ...{ ...opening, kind: z.literal('question'), title: text, live: z.optional(z.boolean()) },
    options: answers(LIMITS.minAnswers, LIMITS.maxAnswers),
  }),
  z.strictObject({
    ...{ ...opening, kind: z.literal('closing'), title: z.optional(text) },
    ...{ options: answers(1, LIMITS.maxClosingQuestions), line: z.optional(text) },
  }),
])

const COMMAND = z.union([
  z.strictObject({
    ...{ id: command, verb: z.literal('agenda.use'), template: z.enum(AGENDA_TEMPLATES) },
  }),
  z.strictObject({
    ...{ id: command, verb: z.literal('agenda.use') },
    phases: z
      .array(z.strictObject({ phase, ...newPhase, ...opens }))
      .check(z.maxLength(LIMITS.maxPhases)),
  }),
  z.discriminatedUnion('verb', [
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('notes.post'), note, ...place, text },
      heard: z.enum(HEARD),
      table: z.optional(table),
      signature: z.optional(z.string().check(z.maxLength(LIMITS.maxSignatureUnits))),
    }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('notes.edit'), note, before: text, text },
    }),
    z.strictObject({ id: branded<CommandId>(), verb: z.literal('notes.move'), note, ...place }),
    z.strictObject({ id: branded<CommandId>(), verb: z.literal('notes.withdraw'), note }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('groups.make'), group, title: text },
      ...{ goal: branded<GoalId>(), notes: several },
    }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('groups.title'), group },
      ...{ before: text, title: text },
    }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('groups.merge'), group, into: group },
    }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('groups.split'), group, notes: several },
      to: group,
    }),
    z.strictObject({ id: branded<CommandId>(), verb: z.literal('groups.remove'), group }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('groups.lay'), moves },
      groups: z.array(z.strictObject({ group, removed: z.boolean() })).check(z.maxLength(10)),
    }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('notes.putAway'), note, reason: text },
    }),
    z.strictObject({ id: branded<CommandId>(), verb: z.literal('notes.restore'), note }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('seats.stop'), note, reason: text },
    }),
    z.strictObject({ id: branded<CommandId>(), verb: z.literal('seats.start'), note }),
    z.strictObject({
      ...{ id: command, verb: z.literal('agenda.add'), phase, ...newPhase, ...opensOrNot },
      after: z.optional(z.nullable(phase)),
    }),
    z.strictObject({
      ...{ id: command, verb: z.literal('agenda.change'), phase, ...opensOrNot },
      ...{ title: z.optional(text), goal: z.optional(goal), minutes: z.optional(minutes) },
    }),
    z.strictObject({
      ...{ id: command, verb: z.literal('agenda.move'), phase, after: z.nullable(phase) },
    }),
    z.strictObject({ id: command, verb: z.literal('agenda.remove'), phase }),
    z.strictObject({
      ...{ id: command, verb: z.literal('people.set'), people: heads, without: heads, table },
    }),
    z.strictObject({
      ...{ id: command, verb: z.literal('phase.go') },
      ...{ from: z.nullable(phase), to: z.nullable(phase) },
    }),
    z.strictObject({
      ...{ id: command, verb: z.literal('phase.extend'), phase },
      minutes: z.int().check(z.gte(1), z.lte(LIMITS.maxPhaseMinutes)),
    }),
    z.strictObject({
      ...{ id: command, verb: z.literal('phase.ready'), phase },
      ready: z.nullable(z.enum(READY)),
    }),
    BALLOT,
    z.strictObject({ id: branded<CommandId>(), verb: z.literal('ballots.close'), ballot }),
    z.strictObject({ id: branded<CommandId>(), verb: z.literal('ballots.cancel'), ballot }),
    z.strictObject({ id: branded<CommandId>(), verb: z.literal('ballots.admit'), ballot }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('ballots.cast'), ballot },
      ...{ choice: counts(LIMITS.maxStickers), line: z.optional(text) },
    }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('ballots.tally'), ballot },
      table,
      totals: counts(LIMITS.maxStickers * LIMITS.maxPeopleAtTable),
    }),
    z.strictObject({
      ...{ id: branded<CommandId>(), verb: z.literal('ballots.putLineAway'), ballot, line: id },
    }),
    z.strictObject({
      ...{ id: command, verb: z.literal('notes.hide'), goal: branded<GoalId>() },
      tables: z.optional(z.array(table).check(z.minLength(1), z.maxLength(LIMITS.maxTables))),
    }),
    z.strictObject({
      ...{ id: command, verb: z.literal('notes.reveal') },
      ...{ goal: z.optional(branded<GoalId>()), table: z.optional(table) },
    }),
  ]),
])

/** @returns undefined where it is no command of ours. Never throws. */
export function parseCommand(value: unknown): Command | undefined {
  const parsed = z.safeParse(COMMAND, value)
  return parsed.success ? parsed.data : undefined
}

/** The same from a message's text. */
export function readCommand(json: string): Command | undefined {
  try {
    return parseCommand(JSON.parse(json))
  } catch {
    return undefined
  }
}

/** What a digest begins with that goes when what was chosen does: from few choices it could be guessed. */
export const OF_CHOICE = 'choice '

/** Tells whether an id is used again for the same: SHA-256, base64url, of its parts in one order. */
export function digestOf(command: Command): string {
  const digest = hashOf(command)
  return command.verb === 'ballots.cast' ? OF_CHOICE + digest : digest
}

function hashOf(command: Command): string {
  const parts = Object.entries(command).filter(([, value]) => value !== undefined)
  parts.sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(parts), 'base64url')
}
