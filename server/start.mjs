// `npm start`: builds what is missing or older than its sources, then runs the built server.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { DatabaseSync } from '@photostructure/sqlite'
import { build } from './build.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const SOURCES = [
  'client',
  'server',
  'shared',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
]

function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

const set = (name, otherwise) => process.env[name]?.trim() || otherwise

/** Whether the port is somebody else's. What else may be wrong with it the server itself says. */
function isPortTaken() {
  const probe = createServer()
  return new Promise((found) => {
    probe.once('error', ({ code }) => found(code === 'EADDRINUSE'))
    const host = set('HOST', '0.0.0.0').replace(/^\[(.*)\]$/, '$1')
    probe.listen(Number(set('PORT', 8787)) || 0, host, () => probe.close(() => found(false)))
  })
}

/** Whether another server has the data folder: its lock is SQLite's, see store/folder.ts. */
function isFolderTaken() {
  const lock = join(resolve(set('YORIAI_DATA', './data')), 'in-use.lock')
  if (!existsSync(lock)) return false
  const db = new DatabaseSync(lock, { timeout: 0 })
  try {
    db.exec('PRAGMA journal_mode = MEMORY')
    db.exec('BEGIN EXCLUSIVE')
    return false
  } catch {
    return true
  } finally {
    db.close()
  }
}

const sources = Math.max(...SOURCES.map((name) => newest(join(root, name))))
const isOld = !existsSync(join(root, 'dist/built')) || newest(join(root, 'dist/built')) < sources
// Under a server that runs nothing is built: it hands out what lies there.
if (isOld && ((await isPortTaken()) || isFolderTaken())) {
  const port = set('PORT', '8787')
  console.error(
    `よりあいボードは、もう動いています（ポート ${port}、またはデータのフォルダが使われています）。そちらを終わらせるか、PORT と YORIAI_DATA に別のものを指定してください。\n` +
      `Port ${port} or the data folder is in use. Stop the other program, or set PORT and YORIAI_DATA. Nothing was built.`,
  )
  process.exit(1)
}
if (isOld) {
  console.log('準備をしています（1分ほどかかります） / Building, this takes about a minute')
  if (!build()) {
    console.error(
      '準備ができませんでした。npm ci をもう一度実行してから試してください。\n' +
        'The build failed. Run npm ci again, then try once more.',
    )
    process.exit(1)
  }
}
await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
