import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

/** In the place of Vite: writes a file for each it would, and notes what a server would find meanwhile. */
const VITE = `
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
const out = process.argv[process.argv.indexOf('--outDir') + 1]
const name = readFileSync('client/name', 'utf8')
const found = ['dist/client/index.html', 'dist/server/main.js'].filter((file) => existsSync(file))
appendFileSync('builds', JSON.stringify({ name, found, out }) + '\\n')
if (name === 'broken') process.exit(1)
if (process.argv.includes('--ssr')) {
  mkdirSync(out, { recursive: true })
  writeFileSync(out + '/main.js', 'console.log("runs ' + name + '")')
} else {
  mkdirSync(out + '/assets', { recursive: true })
  mkdirSync(out + '/.vite', { recursive: true })
  writeFileSync(out + '/index.html', name)
  writeFileSync(out + '/assets/phone-' + name + '.js', name.repeat(200))
  writeFileSync(out + '/.vite/manifest.json', JSON.stringify({ a: { file: 'assets/phone-' + name + '.js' } }))
}
`

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yoriai-build-'))
  for (const folder of [
    'server',
    'client',
    'shared',
    'node_modules/vite/bin',
    'node_modules/@photostructure',
  ])
    mkdirSync(join(root, folder), { recursive: true })
  for (const file of ['build.mjs', 'start.mjs', 'precompress.mjs'])
    copyFileSync(join('server', file), join(root, 'server', file))
  for (const name of ['package.json', 'package-lock.json', 'vite.config.ts'])
    writeFileSync(join(root, name), '{ "type": "module" }')
  writeFileSync(join(root, 'node_modules/vite/bin/vite.js'), VITE)
  writeFileSync(join(root, 'node_modules/vite/package.json'), '{ "type": "module" }')
  symlinkSync(
    resolve('node_modules/@photostructure/sqlite'),
    join(root, 'node_modules/@photostructure/sqlite'),
  )
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const change = (name: string) => writeFileSync(join(root, 'client/name'), name)
const builds = () =>
  existsSync(join(root, 'builds'))
    ? readFileSync(join(root, 'builds'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : []
const assets = () => readdirSync(join(root, 'dist/client/assets')).sort()

/** `npm start`. */
async function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['server/start.mjs'], {
    cwd: root,
    env: { PATH: process.env.PATH, PORT: '0', HOST: '127.0.0.1', ...env },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      said += text
    })
  const [code] = await once(child, 'close')
  return { code, said }
}

describe('npm start', () => {
  test('builds beside what is there: a server that runs on it finds all of it, and its pages’ files', async () => {
    change('one')
    expect(await start()).toMatchObject({ code: 0, said: expect.stringContaining('runs one') })
    change('two')
    expect(await start()).toMatchObject({ code: 0, said: expect.stringContaining('runs two') })
    const [, , client, server] = builds()
    for (const { found, out } of [client, server]) {
      expect(found).toEqual(['dist/client/index.html', 'dist/server/main.js'])
      expect(out).not.toContain(join(root, 'dist/'))
    }
    expect(assets().filter((name) => name.endsWith('.js'))).toEqual([
      'phone-one.js',
      'phone-two.js',
    ])
    change('three')
    await start()
    expect(assets().filter((name) => name.endsWith('.js'))).toEqual([
      'phone-three.js',
      'phone-two.js',
    ])
    expect(readdirSync(join(root, 'node_modules/.cache'))).toEqual([])
  })

  test('what cannot be built leaves what was there', async () => {
    change('one')
    await start()
    change('broken')
    expect(await start()).toMatchObject({
      code: 1,
      said: expect.stringContaining('準備ができませんでした'),
    })
    expect(readFileSync(join(root, 'dist/client/index.html'), 'utf8')).toBe('one')
    expect(assets()).toContain('phone-one.js')
  })

  test('a taken port, a taken data folder: said at once, nothing is built', async () => {
    change('one')
    await start()
    change('two')
    const before = builds().length
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const taken = await start({ PORT: String(port) })
    expect(taken).toMatchObject({ code: 1, said: expect.stringContaining(`ポート ${port}`) })
    other.close()
    const data = join(root, 'data')
    mkdirSync(data)
    const lock = new DatabaseSync(join(data, 'in-use.lock'))
    lock.exec('PRAGMA journal_mode = MEMORY')
    lock.exec('BEGIN EXCLUSIVE')
    const inUse = await start({ YORIAI_DATA: data })
    expect(inUse).toMatchObject({ code: 1, said: expect.stringContaining('データのフォルダ') })
    lock.close()
    expect(builds().length).toBe(before)
    expect(await start({ YORIAI_DATA: data })).toMatchObject({ code: 0 })
  })
})
