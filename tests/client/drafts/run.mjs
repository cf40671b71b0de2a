// `npm run words -- 1000`: so many hands at the boxes of every surface (1000 without a number), new
// ones each time. A second number is the first seed: `-- 1 38` plays the hand of seed 38 again.
import { spawnSync } from 'node:child_process'

const [count = '1000', seed = String(Math.floor(Math.random() * 1e9))] = process.argv.slice(2)
console.log(`${count} from seed ${seed}`)
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', 'tests/client/drafts/words.test.ts', '--reporter=dot'],
  { stdio: 'inherit', env: { ...process.env, YORIAI_WORDS: count, YORIAI_SEED: seed } },
)
process.exit(status ?? 1)
