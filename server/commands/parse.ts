import { hash } from 'node:crypto'
import * as z from 'zod/mini'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import {
  type ActorId,
  type GoalId,
  type GroupId,
  ID_PATTERN,
  type NoteId,
} from '../../shared/board/ids.ts'
import { HEARD } from '../../shared/board/schema.ts'
import { LIMITS } from '../../shared/wire.ts'

z.config({ jitless: true })

const id = z.string().check(z.regex(ID_PATTERN))
const branded = <T extends string>() =>
  z.pipe(
    id,
    z.transform((value) => value as T),
  )
const note = branded<NoteId>()
const place = {
  goal: branded<GoalId>(),
  actor: branded<ActorId>(),
  group: z.optional(z.nullable(branded<GroupId>())),
}
/** How long a text may be is judged with words for people, not here. */
const text = z.string()

const COMMAND = z.discriminatedUnion('verb', [
  z.strictObject({
    ...{ id: branded<CommandId>(), verb: z.literal('notes.post'), note, ...place, text },
    heard: z.enum(HEARD),
    table: z.optional(z.int().check(z.gte(1), z.lte(LIMITS.maxTables))),
    signature: z.optional(z.string().check(z.maxLength(LIMITS.maxSignatureUnits))),
  }),
  z.strictObject({
    ...{ id: branded<CommandId>(), verb: z.literal('notes.edit'), note, before: text, text },
  }),
  z.strictObject({ id: branded<CommandId>(), verb: z.literal('notes.move'), note, ...place }),
  z.strictObject({ id: branded<CommandId>(), verb: z.literal('notes.withdraw'), note }),
  z.strictObject({
    ...{ id: branded<CommandId>(), verb: z.literal('notes.putAway'), note, reason: text },
  }),
  z.strictObject({ id: branded<CommandId>(), verb: z.literal('notes.restore'), note }),
  z.strictObject({
    ...{ id: branded<CommandId>(), verb: z.literal('seats.stop'), note, reason: text },
  }),
  z.strictObject({ id: branded<CommandId>(), verb: z.literal('seats.start'), note }),
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

/** Tells whether an id is used again for the same: SHA-256, base64url, of its parts in one order. */
export function digestOf(command: Command): string {
  const parts = Object.entries(command).filter(([, value]) => value !== undefined)
  parts.sort(([a], [b]) => (a < b ? -1 : 1))
  return hash('sha256', JSON.stringify(parts), 'base64url')
}
