import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { coWriting } from '../../client/sync/co-writing.ts'
import type { Device } from '../../client/sync/device.ts'
import { DeviceStorage } from '../../client/sync/device-storage.ts'
import { listening } from '../../client/sync/listening.ts'
import { openDevice } from '../../client/sync/open-device.ts'
import type { World } from '../../client/sync/world.ts'
import { realChance } from '../../server/chance.ts'
import { restore } from '../../server/store/restore.ts'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { sharedStorage } from '../client/sync/hall.ts'
import { leftBy, RELEASES, writeBackup } from '../fixtures/old-boards.ts'
import { Hall } from './hall.ts'

// A device that was away when the server of an earlier release went comes back to this one.

const WORDS = {
  participant: ['xazqyrbfzksjpg10', '切れているあいだの付箋'],
  staff: ['g1-e1', '計画の行を直したもの足したことば足したことば'],
}

for (const release of RELEASES)
  describe(`devices of ${release}`, () => {
    const { devices } = leftBy(release)
    let hall: Hall
    let folder: string
    const opened: Device[] = []
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'yoriai-old-devices-'))
      const [backup, data] = [join(folder, 'backup.sqlite'), join(folder, 'data')]
      writeBackup(release, backup)
      await restore(backup, data, { chance: realChance, now: Date.now() })
      hall = await Hall.open({ data })
    })
    afterAll(async () => {
      for (const device of opened) device.destroy()
      await hall.close()
      rmSync(folder, { recursive: true, force: true })
    })

    const world = (storage: Storage): World => ({
      WebSocket: WebSocket as unknown as World['WebSocket'],
      syncUrl: `${hall.origin.replace('http', 'ws')}/sync`,
      fetchState: async () => undefined,
      shelf: new DeviceStorage(() => storage),
      openCopy: async () => undefined,
      dropCopy: () => {},
      dropCopies: () => {},
      now: () => Date.now(),
      random: () => 0.5,
      chance: realChance,
      later: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      reload: () => {},
      onMoment: () => () => {},
    })

    test.each(['participant', 'staff'] as const)(
      'the words that a %s’s kept arrive, once',
      async (role) => {
        const { path, cookies, localStorage } = devices[role]
        const board = path.split('/')[2] as BoardId
        const { storage, keys } = sharedStorage()
        for (const [key, text] of Object.entries(localStorage)) storage.setItem(key, text)
        const kept = keys().find((key) => key.startsWith(`yoriai.${board}.${role}.`)) ?? ''
        const [, , , id = ''] = kept.split('.')
        const token = cookies.find(({ name }) => name === `yoriai_${board}_${role}`)?.value
        const seat = { id, role, ...(role === 'participant' ? { table: 4 } : {}) }
        const documents = role === 'participant' ? listening : coWriting
        const device = openDevice({ board, seat, epoch: '', token }, documents, world(storage))
        opened.push(device)
        await expect
          .poll(() => [device.state.connection.state, device.state.allSaved], { timeout: 10_000 })
          .toEqual(['live', true])
        expect(device.state.givenBack).toEqual([])
        expect(keys().filter((key) => /\.(op|say)\./.test(key))).toEqual([])
        const answer = await fetch(`${hall.origin}/api/boards/${board}/board.json`, {
          headers: { authorization: `Bearer ${token}` },
        })
        const { notes, rows } = (await answer.json()) as Snapshot
        const [of, text] = WORDS[role]
        expect([...notes, ...rows].filter(({ id }) => id === of)).toMatchObject([{ text }])
        // What was being written stands where it stood.
        if (role === 'participant')
          expect(keys().some((key) => storage.getItem(key)?.includes('書きかけのことば'))).toBe(
            true,
          )
      },
    )
  })
