// Hocuspocus as its documentation sets it up, with its SQLite extension.
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

const { PORT, DATABASE } = process.env
const server = new Server({
  port: Number(PORT),
  address: '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: DATABASE })],
})
await server.listen()
