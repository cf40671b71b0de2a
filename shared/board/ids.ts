/** Branded strings: a note's id can never be handed to something that wants a row's. */
type Id<Name extends string> = string & { readonly __id: Name }

/** One workshop's board; also the document's name on the socket. */
export type BoardId = Id<'board'>
export type GoalId = Id<'goal'>
export type ActorId = Id<'actor'>
export type RowId = Id<'row'>
export type NoteId = Id<'note'>
export type GroupId = Id<'group'>
export type AnswerId = Id<'answer'>
/** 段階: an item of the agenda. */
export type PhaseId = Id<'phase'>
/** 投票, 質問, おわりの質問. */
export type BallotId = Id<'ballot'>
/** An anonymous identity with a role and a table. Never enters the document. */
export type SeatId = Id<'seat'>

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const ID_LENGTH = 16

/** What an id may look like wherever one comes from outside: short, and safe in a URL and a file name. */
export const ID_PATTERN = /^[a-z0-9][a-z0-9-]{0,39}$/

/** Whether this may be an id; of what, its place says. */
export const isId = <T extends string>(value: unknown): value is T =>
  typeof value === 'string' && ID_PATTERN.test(value)

/** Fills the given bytes with chance: `crypto.getRandomValues`, or a seeded source in tests. */
export type Chance = (bytes: Uint8Array) => Uint8Array

/** A new id of 80 random bits. Made at the tap, so that one operation keeps its id over every retry. */
export function newId<T extends string>(chance: Chance): T {
  const bytes = chance(new Uint8Array(ID_LENGTH))
  return Array.from(bytes, (byte) => ALPHABET[byte & 31]).join('') as T
}
