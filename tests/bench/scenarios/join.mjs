import { comeIn, fillRoom } from '../load/filling.mjs'
import { plan } from '../load/notes.mjs'
import { readRoom } from '../load/reader.mjs'
import { sentencesFrom } from '../load/sentences.mjs'
import * as Y from '../load/yjs.mjs'
import { count, table } from '../table.mjs'

/** What a device that has nothing receives until it has a board of n notes, no two of them alike. */
export const join = {
  needsDisk: true,
  title: ({ n }) => `join ${n}: one device comes to a board of ${count(n)} notes, no two alike`,
  defaults: ({ n = 2_000 }) => ({ n }),
  async run(contestant, server, { n }) {
    const { wire } = contestant
    const wordsOf = sentencesFrom(JSON.stringify(plan))
    const { opened, keeper } = await fillRoom(contestant, server, n, wordsOf)
    const [newcomer, client] = await contestant.takeSeats(server, opened, 2)
    const stock = await readRoom(wire, newcomer, { notes: n })
    if (stock.wholeMs === undefined) throw new Error('the board did not come')
    const own = contestant.fetchState && (await byHttp(contestant, server, client))
    keeper.close()
    return { stock: stock.bytes, ...own }
  },
  figures: () => [
    ['any client: kB', ({ stock }) => stock / 1000],
    ['its own: kB', ({ own }) => own / 1000],
  ],
  table(rows) {
    const kB = (key) => (row) =>
      row.result?.[key] === undefined ? '–' : (row.result[key] / 1_000).toFixed(1)
    return table(rows, [
      [
        '',
        ({ contestant, failed }) => (failed ? `${contestant.what}: ${failed}` : contestant.what),
      ],
      ['any client: kB', kB('stock')],
      ['its own: kB', kB('own')],
      ['of it by HTTP', kB('http')],
      ['by the socket', kB('socket')],
      ['', () => ''],
    ])
  },
}

/** As the client comes: the packed state first, then the socket with what it has. */
async function byHttp({ wire, fetchState }, server, seat) {
  const { update, bytes } = await fetchState(server, seat)
  const vector = Y.encodeStateVectorFromUpdateV2(update)
  const line = await comeIn(wire, seat, { greeting: wire.helloWith(vector) })
  const socket = line.bytes
  line.close()
  return { own: bytes + socket, http: bytes, socket }
}
