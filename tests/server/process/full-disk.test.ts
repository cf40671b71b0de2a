import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { check, isSound } from '../../../server/store/check.ts'
import { DATABASE_FILE } from '../../../server/store/sqlite.ts'
import type { ActorId, GoalId, NoteId } from '../../../shared/board/ids.ts'
import type { Snapshot } from '../../../shared/board/view.ts'
import { CLIENT, CLOSE } from '../../../shared/wire.ts'
import { Device } from '../../sockets/device.ts'
import { type Running, START_MS, started } from './spawned.ts'

const folder = mkdtempSync(join(tmpdir(), 'yoriai-full-'))
const disk = join(folder, 'disk')
mkdirSync(disk)
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'none', disk]).status === 0
if (!mounted) rmSync(folder, { recursive: true })

describe.skipIf(!mounted)(
  `a full disk${mounted ? '' : ', skipped: only root can mount one'}`,
  () => {
    let server: Running
    const devices: Device[] = []

    beforeAll(async () => {
      server = await started({ YORIAI_DATA: join(disk, 'data') })
    }, START_MS)
    afterAll(() => {
      // SQLite in this process may still have a file of it open: the mount goes with it.
      spawnSync('umount', ['-l', disk])
      rmSync(folder, { recursive: true, force: true })
    })
    afterAll(async () => {
      for (const device of devices) device.end()
      server.child.kill('SIGKILL')
      await server.ended
    })

    const isReady = async () => (await fetch(`${server.url}/readyz`)).ok
    const ask = (path: string, init?: RequestInit) => fetch(`${server.url}/api/${path}`, init)
    const join6 = () =>
      ask('join', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ code: server.joinCode, table: 1 }),
      })

    async function come() {
      const { board, token } = (await (await join6()).json()) as { board: string; token: string }
      const url = `${server.url.replace('http', 'ws')}/sync`
      const device = new Device(url, board, { token, ext: String(CLIENT) })
      devices.push(device)
      await device.synced()
      const headers = { Authorization: `Bearer ${token}` }
      const read = async () =>
        (await (await ask(`boards/${board}/board.json`, { headers })).json()) as Snapshot
      return { device, read }
    }

    let count = 0
    function post(device: Device): NoteId {
      const note = `n${count++}` as NoteId
      const { goals, actors } = device.shown
      device.perform({
        ...{
          verb: 'notes.post',
          note,
          text: 'あかりを ふやす'.repeat(20),
          rank: 'a0',
          at: 1,
          table: 1,
        },
        ...{ heard: 'written', goal: goals[0]?.id as GoalId, actor: actors[0]?.id as ActorId },
      })
      return note
    }

    /** Until not one byte more goes in. */
    function fill(name: string) {
      const handle = openSync(join(disk, name), 'a')
      try {
        for (;;) writeSync(handle, Buffer.alloc(4_096))
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' })
      } finally {
        closeSync(handle)
      }
    }

    test('I1 the room closes with 4503, shows nothing that was not saved, says why, and goes on when there is space', async () => {
      const writer = await come()
      const looker = await come()
      const first = post(writer.device)
      const has = (note: NoteId) => () => looker.device.shown.notes.some(({ id }) => id === note)
      await looker.device.until('shown', has(first))

      fill('films')
      let last = first
      // What was set aside for the log takes some more.
      while (writer.device.closes.length === 0) {
        last = post(writer.device)
        const { device } = writer
        await device.until(
          'saved or sent out',
          () => device.unanswered === 0 || device.closes.length > 0,
        )
      }
      expect(writer.device.closes[0]?.code).toBe(CLOSE.tryAgain)
      await looker.device.closed()
      expect(looker.device.closes[0]?.code).toBe(CLOSE.tryAgain)
      expect(await isReady()).toBe(false)
      expect(has(last)()).toBe(false)
      const saved = (await looker.read()).notes.map(({ id }) => id)
      expect(looker.device.shown.notes.map(({ id }) => id)).toEqual(saved)
      expect(saved).not.toContain(last)
      expect(isSound(await check(join(disk, 'data', DATABASE_FILE)))).toBe(true)

      const { out } = server.output()
      expect(out).toContain('ディスクがいっぱいで、保存できません')
      expect(out).toContain('The disk is full')
      expect(out).not.toContain('"stack"')

      let answer = await join6()
      while (answer.ok) answer = await join6()
      expect(answer.status).toBe(503)
      expect(await answer.json()).toMatchObject({ error: { code: 'not-saved' } })

      rmSync(join(disk, 'films'))
      // Both come back by themselves, and what could not be saved comes along.
      await looker.device.until('shown', has(last))
      await writer.device.receipted()
      expect((await looker.read()).notes.map(({ id }) => id)).toContain(last)
      expect(writer.device.refusal).toBeUndefined()
      // One answer does for a second.
      let isWell = await isReady()
      while (!isWell) isWell = await isReady()
    })
  },
)
