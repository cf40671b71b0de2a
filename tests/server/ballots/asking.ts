import { type Ballot, ballotsOn, type Tally, talliesOn } from '../../../shared/board/ballots.ts'
import type { Choice } from '../../../shared/board/choice.ts'
import type { Command, CommandId } from '../../../shared/board/commands.ts'
import { boardFields } from '../../../shared/board/document.ts'
import type { BallotId, NoteId } from '../../../shared/board/ids.ts'
import type { Answer } from '../../../shared/wire.ts'
import { ACTOR, GOAL, type Guest } from '../sync/meeting.ts'

type Verb = Extract<Command['verb'], `ballots.${string}`>
type Without<T> = T extends { verb: unknown } ? Omit<T, 'id' | 'verb'> : never
type Body<V extends Verb> = Without<Extract<Command, { verb: V }>>

let count = 0
const newId = () => `ask-${++count}` as CommandId

export const ballotId = (): BallotId => `ballot-${++count}` as BallotId

/** Says something of a ballot. */
export const say = <V extends Verb>(guest: Guest, verb: V, body: Body<V>): Promise<Answer> =>
  guest.say({ id: newId(), verb, ...body } as Command)

export const cast = (guest: Guest, ballot: BallotId, choice: Choice, line?: string) =>
  say(guest, 'ballots.cast', { ballot, choice, ...(line === undefined ? {} : { line }) })

export const close = (guest: Guest, ballot: BallotId) => say(guest, 'ballots.close', { ballot })

type Stickers = Extract<Command, { verb: 'ballots.open'; kind: 'stickers' }>

/** Stickers on the notes of the first goal. */
export async function openStickers(lead: Guest, more: Partial<Stickers> = {}): Promise<BallotId> {
  const ballot = ballotId()
  const answer = await lead.say({
    ...{ id: newId(), verb: 'ballots.open', ballot, kind: 'stickers' },
    ...{ goal: GOAL, on: 'notes', each: 3, most: 2, ...more },
  })
  if (!answer.done) throw new Error(`not opened: ${answer.reason}`)
  return ballot
}

export async function openQuestion(
  lead: Guest,
  options = ['はい', 'いいえ', 'わからない'],
  live = false,
): Promise<BallotId> {
  const ballot = ballotId()
  const answer = await lead.say({
    ...{ id: newId(), verb: 'ballots.open', ballot, kind: 'question' },
    ...{ title: '何で来ましたか', options, live },
  })
  if (!answer.done) throw new Error(`not opened: ${answer.reason}`)
  return ballot
}

export async function openClosing(lead: Guest): Promise<BallotId> {
  const ballot = ballotId()
  const answer = await lead.say({
    ...{ id: newId(), verb: 'ballots.open', ballot, kind: 'closing', line: 'ひとこと' },
    options: ['話せましたか', 'わかりましたか', 'また来たいですか'],
  })
  if (!answer.done) throw new Error(`not opened: ${answer.reason}`)
  return ballot
}

export async function postNote(guest: Guest, text = '月に一度お茶会'): Promise<NoteId> {
  const note = `chosen-${++count}` as NoteId
  await guest.say({
    ...{ id: newId(), verb: 'notes.post', note, goal: GOAL, actor: ACTOR, heard: 'written', text },
  })
  return note
}

export const ballotOn = (guest: Guest, id: BallotId): Ballot | undefined =>
  ballotsOn(guest.board).find((one) => one.id === id)

export const tallyOn = (guest: Guest, id: BallotId): Tally | undefined =>
  talliesOn(guest.board).find((one) => one.id === id)

/** So many people sit at each 班, and so many of them have no phone. */
export const peopleAt = (
  guest: Guest,
  people: Record<string, { people: number; without: number }>,
) => guest.room.write((board) => boardFields(board).set({ people }))
