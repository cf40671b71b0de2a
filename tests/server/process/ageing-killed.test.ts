import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { DatabaseSync } from '@photostructure/sqlite'
import { expect, test } from 'vitest'
import { DATABASE_FILE } from '../../../server/store/sqlite.ts'
import { serverProgram } from '../../built.mjs'
import { openHall } from '../app/hall.ts'
import { yoriai } from '../cli/call.ts'
import { seeded } from '../seeded.ts'
import { START_MS } from './spawned.ts'

const NOTES = 30_000
const KILLS = 3

test(
  'killed at any moment of deleting: sound each time, the next run goes on, in the end no byte is left',
  async () => {
    const hall = openHall()
    const made = await hall.make()
    const lead = await hall.come(made, 'facilitator')
    const at = `/api/boards/${made.id}`
    expect(
      (await hall.send('POST', `${at}/close`, undefined, hall.bearer(lead.token))).status,
    ).toBe(200)
    await hall.rooms.stop()
    await hall.store.close()
    const file = join(hall.folder, DATABASE_FILE)
    const db = new DatabaseSync(file)
    db.exec(`BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${NOTES})
    INSERT INTO owners SELECT '${made.id}', 'n' || i, 'the-resident' FROM n; COMMIT`)
    // Long ago, by any clock that this machine may have.
    db.exec('UPDATE boards SET closed_at = 1, active_at = 1')

    const known = db.prepare("SELECT count(*) AS notes FROM owners WHERE seat <> ''")
    const left = () => (known.get() as { notes: number }).notes
    const luck = seeded(20_261_129)
    for (let kill = 0; kill < KILLS; kill++) {
      const before = left()
      const [by = 0] = luck(new Uint8Array(1))
      const child = deleting(hall.folder)
      const ended = once(child, 'close')
      while (child.exitCode === null && before - left() <= by * 20) await turn()
      child.kill('SIGKILL')
      await ended
      expect(left()).toBeLessThan(before)
      expect(await yoriai(hall.folder, ['verify'])).toMatchObject({ code: 0, err: '' })
    }
    expect(left()).toBeGreaterThan(0)
    db.close()
    const [code] = await once(deleting(hall.folder), 'close')
    expect(code).toBe(0)
    expect(await yoriai(hall.folder, ['verify'])).toMatchObject({ code: 0, err: '' })
    const has = (name: string) => readFileSync(join(hall.folder, name)).includes('the-resident')
    expect(readdirSync(hall.folder).filter(has)).toEqual([])
    rmSync(hall.folder, { recursive: true, force: true })
  },
  START_MS,
)

function deleting(data: string): ChildProcess {
  const program = serverProgram().map((part) =>
    part.replace(/main\.js$/, 'yoriai.js').replace('server/main.ts', 'server/cli/main.ts'),
  )
  return spawn(process.execPath, [...program, 'retention', '--delete', '--force'], {
    env: { PATH: process.env.PATH, YORIAI_DATA: data },
    stdio: 'ignore',
  })
}
