import { setTimeout as wait } from 'node:timers/promises'
import { fillRoom } from '../load/filling.mjs'
import { Histogram } from '../load/histogram.mjs'
import { count, ms, table } from '../table.mjs'

const LIMIT_MS = 50
const FILES = 4
const ASK_EVERY_MS = 2

/** Somebody takes plan.xlsx home while everybody else wants an answer. */
export const taking = {
  onlyOurs: true,
  title: ({ n }) =>
    `taking ${n}: plan.xlsx of ${count(n)} notes, ${FILES} times; others wait under ${LIMIT_MS} ms`,
  defaults: ({ n, quick }) => ({ n: n ?? (quick ? 500 : 2_000) }),
  async run(contestant, server, { n }) {
    const { opened, keeper } = await fillRoom(contestant, server, n)
    keeper.close()
    const [officer] = await contestant.takeSeatsAs('staff')(server, opened, 1)
    const headers = { authorization: `Bearer ${new URL(officer.url).searchParams.get('token')}` }
    const origin = `http://127.0.0.1:${server.port}`
    const before = await waits(origin, () => wait(2_000))
    const made = new Histogram()
    let bytes = 0
    const during = await waits(origin, async () => {
      for (let file = 0; file < FILES; file++) {
        const start = performance.now()
        const answer = await fetch(`${origin}/api/boards/${opened.id}/export/plan.xlsx`, {
          headers,
        })
        if (!answer.ok) throw new Error(`plan.xlsx: ${answer.status}`)
        bytes = (await answer.arrayBuffer()).byteLength
        made.add(performance.now() - start)
      }
    })
    return { bytes, made: made.max, before, during }
  },
  table(rows) {
    const figure = (show) => (row) => (row.result ? show(row.result) : '')
    return table(rows, [
      ['', ({ contestant, failed }) => failed ?? contestant.what],
      ['kB', figure(({ bytes }) => count(Math.round(bytes / 1000)))],
      ['slowest file ms', figure(({ made }) => ms(made))],
      ['others wait p99', figure(({ during }) => ms(during.percentiles.p99))],
      ['worst', figure(({ during }) => ms(during.max))],
      ['worst without', figure(({ before }) => ms(before.max))],
      ['', figure(({ during }) => (during.max < LIMIT_MS ? 'fits' : 'TOO LONG'))],
    ])
  },
}

/** How long the server's thread lets a small question wait while something runs. */
async function waits(origin, run) {
  const answers = new Histogram()
  let over = false
  const asking = (async () => {
    while (!over) {
      const start = performance.now()
      await (await fetch(`${origin}/healthz`)).arrayBuffer()
      answers.add(performance.now() - start)
      await wait(ASK_EVERY_MS)
    }
  })()
  await run()
  over = true
  await asking
  return answers
}
