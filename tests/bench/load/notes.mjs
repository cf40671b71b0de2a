// Notes as residents send them, made beforehand by the product's own operations.
import { readFileSync } from 'node:fs'
import { openBoard } from '../../../shared/board/document.ts'
import { newId } from '../../../shared/board/ids.ts'
import { apply } from '../../../shared/board/notes.ts'
import { rankAtEnd } from '../../../shared/board/ranks.ts'
import { boardFromPlan } from '../../../shared/plan/board-from-plan.ts'
import { mark } from './mark.mjs'
import * as Y from './yjs.mjs'

/** The plan every board of the bench starts from, as it is in seeds/. */
export const plan = JSON.parse(
  readFileSync(new URL('../../../seeds/izumi/plan.json', import.meta.url), 'utf8'),
)

const THOUGHTS = [
  '回覧板を見ない若い人にも届くように、行事の案内をスマホでも見られるようにしたい',
  'ひとりで暮らす人の見守りを、新聞配達やお店の人にも手伝ってもらえないか',
  '坂が多いので、買い物のあと荷物を運ぶのを助け合えるしくみがほしい',
  '子どもと高齢者がいっしょに昼ごはんを食べる日を、月に一度つくりたい',
  '災害のときにだれがどこへ逃げるのか、班ごとに歩いて確かめておきたい',
  '空いている集会所を、放課後の居場所として使わせてもらいたい',
  '外国から来た人にもごみの出し方が分かるように、絵の入った紙を配りたい',
]

/** What a resident writes. */
export const thoughtOf = (number) => THOUGHTS[number % THOUGHTS.length]
export const chance = (bytes) => globalThis.crypto.getRandomValues(bytes)
export const newClient = () => chance(new Uint32Array(1))[0]

/** The plan as a board, for servers that do not make one themselves. */
export const planUpdate = () =>
  boardFromPlan(plan, {
    title: plan.title,
    period: plan.period ?? { from: 2022, to: 2027 },
    tables: 4,
    epoch: 'bench',
    client: newClient(),
  })

/**
 * What one seat posts: each note as the command that says it, and as the update by which it stands in
 * a document where there are no commands.
 * @param first the number of its first note; the others follow
 * @param wordsOf what the nth note says
 */
export function notesOf({ client, table, first, count, wordsOf = thoughtOf }) {
  return written({ client, first, count, wordsOf }, (board, { rank, ...entry }) => {
    const said = { verb: 'notes.post', note: newId(chance), ...entry, heard: 'written', table }
    apply(board, { ...said, rank, at: Date.now() })
    return { command: { id: newId(chance), ...said } }
  })
}

/**
 * Entries that one client writes one after the other, over all goals and actors, each an update.
 * @param write lays one down, in one transaction; what it gives is told beside the update
 */
export function written({ client, first, count, wordsOf = thoughtOf }, write) {
  const doc = new Y.Doc()
  doc.clientID = client
  const board = openBoard(doc)
  let update
  doc.on('update', (bytes) => {
    update = bytes
  })
  const ranks = []
  const all = Array.from({ length: count }, (_, at) => {
    const number = first + at
    const rank = rankAtEnd(ranks)
    ranks.push({ id: '', rank })
    const entry = {
      goal: plan.goals[number % plan.goals.length].id,
      actor: plan.actors[(number >> 2) % plan.actors.length].id,
      text: mark(number) + wordsOf(number),
    }
    const more = doc.transact(() => write(board, { ...entry, rank }))
    return { update, ...more }
  })
  doc.destroy()
  return all
}

/** The texts of all notes of a document. */
export const textsIn = (doc) =>
  [...doc.getMap('notes').values()].map((note) => String(note.get('text')))
