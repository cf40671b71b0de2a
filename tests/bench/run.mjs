// npm run bench -- hall|city|storm|coldload|crash|hostile|taking|client|all [n] [--only ours,limit] [--seconds 10] [--quick]
import { register } from 'tsx/esm/api'
import { installPeers } from './install.mjs'

installPeers()
// The notes are written by the product's own TypeScript.
register()
const { main } = await import('./main.mjs')
await main(process.argv.slice(2))
process.exit(0)
