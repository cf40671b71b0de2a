// `npm start`: builds what is missing or older than its sources, then runs the built server.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const SOURCES = [
  'client',
  'server',
  'shared',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
]
const STEPS = [
  ['画面 / client', ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn']],
  ['サーバー / server', ['node_modules/vite/bin/vite.js', 'build', '--ssr', '--logLevel', 'warn']],
  ['圧縮 / compression', ['server/precompress.mjs']],
]

function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found) return 0
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))))
}

function build() {
  console.log('準備をしています（1分ほどかかります） / Building, this takes about a minute')
  for (const [name, args] of STEPS) {
    console.log(`  ${name} …`)
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
    if (status === 0) continue
    console.error(
      '準備ができませんでした。npm ci をもう一度実行してから試してください。\n' +
        'The build failed. Run npm ci again, then try once more.',
    )
    process.exit(1)
  }
}

const sources = Math.max(...SOURCES.map((name) => newest(join(root, name))))
if (!existsSync(join(root, 'dist/built')) || newest(join(root, 'dist/built')) < sources) build()
await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
