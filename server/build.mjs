// `npm run build`: the pages, the server and what is compressed beforehand, made beside what is there
// and put into its place at the end: a server that runs on it never finds half of it. What that one's
// pages may still ask for, files named by their content, stays for one build more.
import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { argv, execPath, exit, kill, pid } from 'node:process'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const dist = join(root, 'dist')
const aside = join(root, 'node_modules/.cache')
const ASIDE = /^yoriai-dist-(\d+)$/

const vite = (...args) => ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args]

/** @returns whether it went well; where not, what was there is as it was */
export function build() {
  clearAside()
  const next = join(aside, `yoriai-dist-${pid}`)
  const steps = [
    ['画面 / client', vite('--outDir', join(next, 'client'))],
    ['サーバー / server', vite('--ssr', '--outDir', join(next, 'server'))],
    ['圧縮 / compression', ['server/precompress.mjs', next]],
  ]
  try {
    for (const [name, args] of steps) {
      console.log(`  ${name} …`)
      const { status } = spawnSync(execPath, args, { cwd: root, stdio: 'inherit' })
      if (status !== 0) return false
    }
    keepFormerAssets(next)
    intoPlace(next, dist)
    return true
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

/** The server and its commands alone: the pages are left as they are. @returns whether it went well */
export function buildServer() {
  clearAside()
  const next = join(aside, `yoriai-dist-${pid}`)
  try {
    const args = vite('--ssr', '--outDir', next)
    if (spawnSync(execPath, args, { cwd: root, stdio: 'inherit' }).status !== 0) return false
    mkdirSync(dist, { recursive: true })
    intoPlace(next, join(dist, 'server'))
    return true
  } finally {
    rmSync(next, { recursive: true, force: true })
  }
}

/** Of the build before alone: what that one had kept goes. */
function keepFormerAssets(next) {
  const manifest = join(dist, 'client/.vite/manifest.json')
  if (!existsSync(manifest)) return
  const named = readFileSync(manifest, 'utf8')
  const [from, to] = [dist, next].map((folder) => join(folder, 'client/assets'))
  if (!existsSync(from)) return
  for (const name of readdirSync(from))
    if (named.includes(name.replace(/\.(br|gz)$/, '')) && !existsSync(join(to, name)))
      cpSync(join(from, name), join(to, name), { preserveTimestamps: true })
}

function intoPlace(next, place) {
  const former = join(aside, `yoriai-dist-${pid}-former`)
  if (existsSync(place)) renameSync(place, former)
  renameSync(next, place)
  rmSync(former, { recursive: true, force: true })
}

/** What a build that was ended left. */
function clearAside() {
  mkdirSync(aside, { recursive: true })
  for (const name of readdirSync(aside)) {
    const [, owner] = ASIDE.exec(name.replace(/-former$/, '')) ?? []
    if (owner && !isRunning(Number(owner)))
      rmSync(join(aside, name), { recursive: true, force: true })
  }
}

function isRunning(other) {
  try {
    return kill(other, 0)
  } catch (error) {
    return error.code !== 'ESRCH'
  }
}

if (argv[1] && resolve(argv[1]) === fileURLToPath(import.meta.url) && !build()) exit(1)
