import './ground.ts'
import { expect, test } from 'vitest'
import { evening } from './improvise.ts'

test('one', async () => {
  for (
    let seed = Number(process.env.SEED ?? 1), n = Number(process.env.N ?? 1);
    n > 0;
    n--, seed++
  ) {
    const t = performance.now()
    const hall = await evening(seed, Number(process.env.MOVES ?? 120))
    console.log(seed, Math.round(performance.now() - t), 'ms', JSON.stringify(hall.tally))
    console.log(hall.wrong.join('\n'))
  }
}, 600_000)
