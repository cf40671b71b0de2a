// The built server for tests and scripts: as `npm run build` left it where that is newer than its
// sources, otherwise built anew, beside nobody's feet.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const SOURCES = ['server', 'shared', 'vite.config.ts', 'package.json']
const BUILT = 'dist/server/main.js'

function newest(path) {
  const found = statSync(path, { throwIfNoEntry: false })
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}

/** What `node` runs: the built server, or without one its sources. Starting these takes three times as long. */
export function serverProgram() {
  const { YORIAI_SERVER } = process.env
  if (YORIAI_SERVER) return [YORIAI_SERVER]
  return newest(BUILT) > Math.max(...SOURCES.map(newest))
    ? [BUILT]
    : ['--import', 'tsx', 'server/main.ts']
}

/**
 * Builds the server into a folder of its own, so that a long run is not disturbed by the next build.
 * @returns {string} its path, for YORIAI_SERVER; the folder goes with this process
 */
export function buildServer() {
  const folder = join('node_modules/.cache', `yoriai-${process.pid}`)
  const vite = ['node_modules/vite/bin/vite.js', 'build', '--ssr', '--outDir', folder]
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { status } = spawnSync(process.execPath, [...vite, '--logLevel', 'warn'], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
  return join(folder, 'main.js')
}
