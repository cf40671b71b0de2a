// `npm run yoriai -- backup | restore | verify | recover`: builds that program where it is missing or older
// than its sources, then runs it. The pages are left alone: a running server hands them out.
import { readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildServer } from './build.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const program = join(root, 'dist/server/yoriai.js')

function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

if (newest(program) < Math.max(newest(join(root, 'server')), newest(join(root, 'shared')))) {
  if (!buildServer()) {
    console.error('準備ができませんでした。npm ci をもう一度実行してください。')
    console.error('The build failed. Run npm ci again.')
    process.exit(1)
  }
}
await import(pathToFileURL(program).href)
