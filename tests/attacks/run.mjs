// `npm run attacks -- 1000000 [seed] [tally.json]`: so many mutated updates, in pieces with a seed
// each, and what became of them. It says which seed comes next, so that a long run can be made in
// parts; a file given as third keeps the sum over all of them. Ends with 1 on a find.
import { webcrypto } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { register } from 'tsx/esm/api'

// Every Y.Doc asks for chance; nothing here depends on it, and the real one costs a tenth of the time.
let last = 0
webcrypto.getRandomValues = (bytes) => bytes.map(() => ++last)

register()
const { piece, table } = await import('./pieces.ts')
const { newTally } = await import('./tally.ts')

const [count = '20000', seed = String(Math.floor(Math.random() * 1e6)), file] =
  process.argv.slice(2)
const tally = file && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : newTally()
const until = tally.fired + Number(count)
const start = performance.now()
let next = Number(seed)
let find
while (tally.fired < until && !find) find = piece(next++, until - tally.fired, tally)
console.log(table(tally))
console.log(`seeds ${seed} to ${next - 1}, ${Math.round((performance.now() - start) / 1000)} s`)
if (file) writeFileSync(file, JSON.stringify(tally))
if (find) console.error(`\nfind, seed ${next - 1}: ${find.message}\n${JSON.stringify(find.recipe)}`)
else console.log(`next: npm run attacks -- ${count} ${next}${file ? ` ${file}` : ''}`)
process.exit(find ? 1 : 0)
