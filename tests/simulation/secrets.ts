import { isDeepStrictEqual } from 'node:util'
import * as Y from 'yjs'
import type { Tab } from './tab.ts'
import { tokensIn } from './tokens.ts'
import type { Workshop } from './workshop.ts'
import { readIn } from './written.ts'

interface Kept {
  note: string
  text: string
  seat: string | undefined
}

/** Everybody is back: what was put away is with its author and the facilitators' list alone (I4). */
export async function leaks({ house, tabs, moderation }: Workshop): Promise<string[]> {
  const kept = await house.shown((room) =>
    room.vault.all.map(({ note }): Kept => {
      return { note: note.id, text: note.text, seat: room.ownerOf(note.id) }
    }),
  )
  const document = readIn(await house.shown((room) => room.state()))
  return [
    ...saying(document, [...moderation.reasons, ...kept.map(({ text }) => text)], 'the board'),
    ...tabs.flatMap((tab) => leaksAt(tab, kept, moderation.reasons)),
  ]
}

function leaksAt({ doc, state, seat, token }: Tab, kept: readonly Kept[], reasons: string[]) {
  const who = `${token} ${seat.id}`
  const others = kept.filter((one) => one.seat !== seat.id).map(({ text }) => text)
  const document = doc ? readIn(Y.encodeStateAsUpdate(doc)) : ''
  const told = JSON.stringify([state.board, state.putAway, state.givenBack])
  const own = kept.flatMap(({ note, text, seat: author }) =>
    author === seat.id ? [{ note, text }] : [],
  )
  const byNote = (all: readonly { note: string; text: string }[]) =>
    Object.fromEntries(all.map(({ note, text }) => [note, text]))
  return [
    ...saying(document, [...others, ...reasons], who),
    ...saying(told, [...others, ...reasons], who),
    ...kept.flatMap(({ note }) =>
      doc?.getMap('notes').has(note) ? [`I4: ${who} has ${note}, which was put away`] : [],
    ),
    ...(isDeepStrictEqual(byNote(state.putAway), byNote(own))
      ? []
      : [`${who} is told of other notes than hers that were put away`]),
  ]
}

const saying = (said: string, texts: readonly string[], who: string): string[] =>
  texts
    .filter((text) => tokensIn(text).some((word) => said.includes(word)))
    .map((text) => `I4: “${text}” can be read at ${who}`)
