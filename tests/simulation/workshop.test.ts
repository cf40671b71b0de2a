import './ground.ts'
import { expect, test } from 'vitest'
import { evening } from './improvise.ts'
import { add, NOTHING_YET } from './tally.ts'

const from = Number(process.env.SEED ?? 1)
const count = Number(process.env.N ?? 1)

test('many', async () => {
  const sum = { ...NOTHING_YET }
  for (let seed = from; seed < from + count; seed++) {
    const hall = await evening(seed, Number(process.env.MOVES ?? 120)).catch((error) => {
      console.log(seed, error)
    })
    if (!hall) continue
    add(sum, hall.tally)
    if (hall.wrong.length > 0) console.log(seed, hall.wrong.join('\n'))
  }
  console.log(JSON.stringify(sum), process.cpuUsage().user / 1e6)
  expect(sum.workshops).toBe(count)
}, 1_200_000)
