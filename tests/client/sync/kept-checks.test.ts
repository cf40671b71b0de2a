import { describe, expect, test } from 'vitest'
import type { Device } from '../../../client/sync/device.ts'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import { openBoard } from '../../../shared/board/document.ts'
import type { NoteId } from '../../../shared/board/ids.ts'
import { type Operation, perform } from '../../../shared/board/operations.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { CLOSE } from '../../../shared/wire.ts'
import { leftBy, RELEASES } from '../../fixtures/old-boards.ts'
import { seeded } from '../../server/seeded.ts'
import { ACTOR, GOAL, live, post, ROW, rewrite, sharedStorage, until } from './hall.ts'
import { onStage, opened as openedOnStage, server } from './stage.ts'

// Whatever stands where a device keeps things, it starts, it works, and it drops no words.

onStage()

const opened = (role: Role, storage: Storage): Device =>
  openedOnStage(role, { shelf: new DeviceStorage(() => storage) }).device

const prefixOf = (role: Role) => `yoriai.b1.${role}.seat-${role}.`

/** Everything that a device keeps, one of each kind, as this program writes it. */
async function everythingKept(role: Role): Promise<Record<string, string>> {
  const { storage, keys } = sharedStorage()
  const device = opened(role, storage)
  await live(device)
  const said: Operation[] = [
    post('n1', '花を うえる'),
    { verb: 'notes.edit', note: 'n1' as NoteId, text: '花を たくさん うえる' },
  ]
  for (const operation of said) device.perform(operation)
  await live(device)
  server.deny = ({ note }) => (note === 'n2' ? 'locked' : undefined)
  device.perform(post('n2', '水を やる'))
  if (role === 'staff') {
    server.judge = () => ({ reason: 'not-allowed', entry: `rows/${ROW}/text` })
    device.perform(rewrite('水を まく'))
  }
  await until(device, ({ givenBack }) => givenBack.length === (role === 'staff' ? 2 : 1))
  server.judge = () => undefined
  await live(device)
  server.shut = CLOSE.tryAgain
  server.cut()
  await until(device, ({ connection }) => connection.state === 'away')
  device.perform(post('n3', '草を とる'))
  if (role === 'staff') device.perform(rewrite('見守りを する。毎週'))
  device.destroy()
  server.shut = undefined
  storage.setItem(`${prefixOf(role)}closed`, '1')
  return Object.fromEntries(keys().map((key) => [key, storage.getItem(key) ?? '']))
}

/** Kinds of which nothing is lost: words stand in them. */
const WORDS = /\.(op|say|back|post)\.[^.]+$/

function spoilt(text: string, chance: (below: number) => number): string {
  const plain = ['', 'null', '{', '[]', '7', '"x"', '{"v":1}', '[null]', 'ことば', '\u0000']
  const whole: unknown = JSON.parse(text)
  if (typeof whole !== 'object' || whole === null || chance(3) === 0)
    return plain[chance(plain.length)] ?? ''
  const fields = Object.entries(whole)
  const other = [null, 7, 'x', [], {}, { verb: 'rows.dance' }, { verb: 'notes.post', note: {} }]
  const at = chance(fields.length)
  // `order` may be any number, and what nobody reads may be anything.
  return JSON.stringify(
    Object.fromEntries(
      fields.map(([key, value], index) =>
        index === at ? [key, other[chance(other.length)]] : [key, value],
      ),
    ),
  )
}

/** Of an entry with one field spoilt something may be left to be said: then it need not stay. */
function mayBeRead(text: string): boolean {
  try {
    const { id, operation } = JSON.parse(text)
    return typeof id === 'string' && typeof operation.verb === 'string'
  } catch {
    return false
  }
}

describe.each(['participant', 'staff'] as const)('what a %s’s device keeps', (role) => {
  test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
    'spoilt under every key, it starts, says new words, and no garbage is thrown away, seed %i',
    async (seed) => {
      const kept = await everythingKept(role)
      const kinds = ['mine', 'epoch', 'closed', 'say.', 'post.', 'back.']
      for (const kind of role === 'staff' ? [...kinds, 'op.'] : kinds)
        expect(Object.keys(kept).some((key) => key.startsWith(prefixOf(role) + kind))).toBe(true)
      const draw = seeded(seed)
      const chance = (below: number) => {
        const [a = 0, b = 0] = draw(new Uint8Array(2))
        return (a * 256 + b) % below
      }
      const { storage } = sharedStorage()
      const before: Record<string, string> = {}
      for (const [key, text] of Object.entries(kept)) {
        before[key] = spoilt(text, chance)
        storage.setItem(key, before[key])
      }
      const device = opened(role, storage)
      await live(device)
      device.perform(post('new', 'あたらしい ことば'))
      await until(
        device,
        ({ allSaved, board }) => allSaved && board.notes.some(({ id }) => id === 'new'),
      )
      expect(server.doc.getMap('notes').has('new')).toBe(true)
      for (const [key, garbage] of Object.entries(before))
        if (WORDS.test(key) && !mayBeRead(garbage)) expect(storage.getItem(key), key).toBe(garbage)
    },
  )

  test('of a newer version waits for it, and is not dropped', async () => {
    const kept = await everythingKept(role)
    const { storage } = sharedStorage()
    for (const [key, text] of Object.entries(kept)) {
      const newer = WORDS.test(key) ? JSON.stringify({ ...JSON.parse(text), v: 99 }) : text
      storage.setItem(key, newer)
    }
    const sayings = server.said.length
    const device = opened(role, storage)
    await live(device)
    device.perform(post('new', 'あたらしい ことば'))
    await until(device, ({ allSaved }) => allSaved)
    expect(device.state.givenBack).toEqual([])
    expect(server.said.slice(sayings).map(({ note }) => note)).toEqual(['new'])
    for (const key of Object.keys(kept).filter((one) => WORDS.test(one)))
      expect(JSON.parse(storage.getItem(key) ?? '{}').v, key).toBe(99)
  })

  test('is said and given back as it was', async () => {
    const kept = await everythingKept(role)
    const { storage } = sharedStorage()
    for (const [key, text] of Object.entries(kept)) storage.setItem(key, text)
    const device = opened(role, storage)
    expect(device.state.givenBack.map(({ text }) => text)).toContain('水を やる')
    await live(device)
    await until(device, ({ allSaved }) => allSaved)
    expect(server.doc.getMap('notes').has('n3')).toBe(true)
    const text = role === 'staff' ? '見守りを する。毎週' : '見守りを する'
    expect(server.doc.getMap('rows').toJSON()).toMatchObject({ [ROW]: { text } })
  })
})

test('a change of the plan whose bytes are spoilt is done anew from its words', async () => {
  const kept = await everythingKept('staff')
  const { storage } = sharedStorage()
  for (const [key, text] of Object.entries(kept)) {
    const entry: unknown = JSON.parse(text)
    const isPlan = key.includes('.op.') && typeof entry === 'object'
    storage.setItem(key, isPlan ? JSON.stringify({ ...entry, update: 'AAEC!' }) : text)
  }
  const device = opened('staff', storage)
  await live(device)
  await until(device, ({ allSaved }) => allSaved)
  expect(server.doc.getMap('rows').toJSON()).toMatchObject({
    [ROW]: { text: '見守りを する。毎週' },
  })
})

describe.each(RELEASES)('what %s left', (release) => {
  const { devices: left } = leftBy(release)
  test.each(['participant', 'staff'] as const)('on a %s’s device is read', async (role) => {
    const { path, localStorage: texts } = left[role]
    const board = path.split('/')[2]
    const { storage, keys } = sharedStorage()
    const old = new RegExp(`^yoriai\\.${board}\\.${role}\\.[^.]+\\.`)
    for (const [key, text] of Object.entries(texts))
      storage.setItem(key.replace(old, prefixOf(role)), text)
    perform(openBoard(server.doc), {
      ...{ verb: 'rows.add', row: 'g1-e1', goal: GOAL, actor: ACTOR, matrix: 'expected' },
      ...{ text: '計画の行を直したもの足したことば', rank: 'a3' },
    } as Operation)
    const device = opened(role, storage)
    await live(device)
    await until(device, ({ allSaved }) => allSaved)
    expect(keys().filter((key) => /\.(op|say)\./.test(key))).toEqual([])
    const text = JSON.stringify(server.doc.toJSON())
    expect(text).toContain(
      role === 'staff' ? '計画の行を直したもの足したことば足したことば' : '切れているあいだの付箋',
    )
  })
})
