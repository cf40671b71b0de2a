import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Where the server reads the wall clock, and what for: dates that are shown or kept, nothing else. */
const DATES: Record<string, string> = {
  'clock.ts': 'it is made here',
  'create-board.ts': 'when a board was made',
  'sample.ts': 'the years of the sample board',
  'start.ts': 'hands the rooms the dates that notes carry',
  'app/boards.ts': 'the date of an answer, by which a form knows the year',
  'app/exports.ts': 'the date in a file and in its name',
  'app/put-away.ts': 'when a note was put away',
  'app/redaction.ts': 'when words were erased',
  'retention/daily.ts': 'ages are days: how far it is believed stands in retention/date.ts',
  'cli/main.ts': 'when a backup was made, what is kept aside is named by it',
  'seats/coming-back.ts': 'when another device came, until when a link of return works',
  'seats/seats.ts': 'when a seat was taken',
  'seats/link-ages.ts': 'the age of a link that was made before the start',
  'sync/socket.ts': 'the time that devices show the timer by',
}

const sources = readdirSync('server', { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
)

test('the wall clock is read for dates alone; pace, waits, grace and ages go by one that is never set', () => {
  const reading = sources.filter((name) =>
    readFileSync(join('server', name), 'utf8')
      .split('\n')
      .filter((line) => !/^\s*(\/?\*|\/\/)/.test(line))
      .some((line) => /\bDate\.now\b|new Date\(\)|[cC]lock\.now\b/.test(line)),
  )
  expect(reading.filter((name) => !(name in DATES))).toEqual([])
  // Two clocks in one line are one too many: something would be measured by a date.
  const measuring = reading.filter((name) =>
    /[cC]lock\.now\(\)\s*-|-\s*(this\.#)?clock\.now\(\)/.test(
      readFileSync(join('server', name), 'utf8'),
    ),
  )
  expect(measuring).toEqual(['seats/link-ages.ts'])
  // What it hands out for pace and grace is the other one.
  const start = readFileSync('server/start.ts', 'utf8')
  expect(start.match(/\bnow: clock\.\w+/g)).toEqual(['now: clock.elapsed'])
})
