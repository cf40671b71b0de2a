import { setTimeout as wait } from 'node:timers/promises'
import { fillRoom } from '../load/filling.mjs'
import { Guests } from '../load/guests.mjs'
import { unpinGenerator } from '../machine.mjs'
import { costliestOf } from '../profile.mjs'
import { count, ms, percent, remarks, table } from '../table.mjs'
import { answers, atFullSpeed, busy, observe, openPage, slow } from './client-page.mjs'
import { comeIn, people } from './client-people.mjs'
import { measured } from './measure.mjs'

const LIMIT_MS = 200
const WARM_MS = 1_500

/** One person's screen while a hall works: how long each tap and key waits for its answer. */
export const client = {
  onlyOurs: true,
  title: ({ n, perSecond, seconds }) =>
    `client ${n}: Chromium at a quarter of its speed, ${count(n)} notes, ${perSecond} changes/s arriving, ${seconds} s; INP under ${LIMIT_MS} ms`,
  defaults: ({ n, quick }) => ({ n: n ?? (quick ? 500 : 2_000), perSecond: 40, seconds: 30 }),
  parts: () => Object.keys(people),
  async run(contestant, server, { n, perSecond, seconds, part, profile }) {
    unpinGenerator()
    const { opened, keeper } = await fillRoom(contestant, server, n)
    keeper.close()
    const guests = await Guests.come(contestant, server, opened, {
      perSecond,
      seconds: seconds + 30,
    })
    const { browser, page, cdp } = await openPage(part)
    try {
      await comeIn(page, `http://127.0.0.1:${server.port}`, opened.links[part], part)
      const running = guests.run()
      await slow(cdp)
      await wait(WARM_MS)
      await observe(page)
      if (profile) await startProfile(cdp)
      const until = performance.now() + seconds * 1000
      let thread
      const used = await measured(server, async () => {
        thread = await busy(cdp, () => people[part](page, () => performance.now() > until))
      })
      if (profile) console.log(await endProfile(cdp))
      await atFullSpeed(cdp)
      guests.stop()
      return {
        ...(await answers(page)),
        ...thread,
        arriving: await running,
        dropped: guests.dropped,
        refused: guests.refused.join(', '),
        ...used,
      }
    } finally {
      guests.stop()
      guests.close()
      await browser.close()
    }
  },
  table: clientTable,
}

async function startProfile(cdp) {
  await cdp.send('Profiler.enable')
  await cdp.send('Profiler.start')
}

const endProfile = async (cdp) => costliestOf((await cdp.send('Profiler.stop')).profile)

function clientTable(rows) {
  const figure = (show) => (row) => (row.result ? show(row.result) : '')
  const figures = table(rows, [
    ['', ({ part, failed }) => (failed ? `${part}: ${failed.split('\n', 1)}` : part)],
    ['INP ms', figure(({ inp }) => ms(inp))],
    ['worst', figure(({ worst }) => ms(worst))],
    ['half', figure(({ half }) => (half <= 16 ? '≤ 16' : ms(half)))],
    ['interactions', figure(({ interactions }) => count(interactions))],
    ['longest task', figure(({ longest }) => ms(longest))],
    ['busy', figure((result) => percent(result.busy))],
    ['script', figure(({ script }) => percent(script))],
    ['style', figure(({ style }) => percent(style))],
    ['layout', figure(({ layout }) => percent(layout))],
    ['arriving/s', figure(({ arriving }) => arriving.toFixed(1))],
    [
      '',
      figure(({ inp, dropped, refused }) =>
        [inp < LIMIT_MS ? 'fits' : 'TOO SLOW', remarks({ dropped, refused })]
          .filter(Boolean)
          .join(' '),
      ),
    ],
  ])
  return [figures, ...rows.map(slowest)].join('\n')
}

const slowest = ({ part, result }) =>
  [
    `\n${part}'s slowest`,
    ...(result?.slowest ?? []).map(
      ({ ms: whole, what, waited, worked }) =>
        `${ms(whole).padStart(6)} ms: waited ${ms(waited)}, worked ${ms(worked)}, ${what}`,
    ),
  ].join('\n')
