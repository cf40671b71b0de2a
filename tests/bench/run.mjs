// npm run bench -- <scenario> [n] [options]: main.mjs says which.
import { register } from 'tsx/esm/api'

// The notes are written by the product's own TypeScript.
register()
const { main } = await import('./main.mjs')
await main(process.argv.slice(2))
process.exit(0)
