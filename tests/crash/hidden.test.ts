import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { replay } from '../../server/store/replay.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Command, CommandId } from '../../shared/board/commands.ts'
import { hiddenOn } from '../../shared/board/hidden.ts'
import {
  type ActorId,
  type BoardId,
  type GoalId,
  type NoteId,
  newId,
} from '../../shared/board/ids.ts'
import { yoriai } from '../server/cli/call.ts'
import { Luck } from '../simulation/luck.ts'
import { LIMIT_MS } from './evening.ts'
import { freePort, type Joined, type Made, ServerProcess } from './process.ts'

const KILLS = Number(process.env.CRASH_REVEALS ?? 3)
const SEED = Number(process.env.CRASH_SEED ?? 20_261_205)
const NOTES = 60
/** A kill comes at most so long after the reveal was said. */
const MOST_MS = 150

const luck = new Luck(SEED)
const goal = 'g1' as GoalId
const actor = 'residents' as ActorId
let folder: string
let data: string
let port: number
let server: ServerProcess
let board: Made
let lead: Joined
let authors: Joined[]

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'yoriai-hidden-'))
  data = join(folder, 'data')
  port = await freePort()
  server = await ServerProcess.start(port, data)
  board = await server.createBoard()
  lead = await server.join(board.links.facilitator ?? '')
  authors = await Promise.all(
    [1, 2, 3].map((table) => server.join(board.links.participant ?? '', table)),
  )
}, LIMIT_MS)

afterAll(async () => {
  await server?.kill()
  rmSync(folder, { recursive: true, force: true })
})

const say = async ({ token }: Joined, command: Command): Promise<boolean> => {
  const answer = await fetch(`${server.origin}/api/boards/${board.id}/commands`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(command),
  }).catch(() => undefined)
  if (answer && !answer.ok) throw new Error(await answer.text())
  return answer !== undefined
}
const id = () => newId<CommandId>(luck.bytes)

/** Notes of a goal on the board, and those that wait, as the files have them. */
async function onDisk(folder: string) {
  const store = openSqlite(folder)
  const saved = await store.log.load(board.id as BoardId)
  if (!saved) throw new Error('the board is lost')
  const shown = replay(saved)
  const notes = [...shown.root('notes').keys()].sort()
  const waiting = saved.putAway.filter(({ unrevealed }) => unrevealed).map(({ note }) => note.id)
  const isHidden = Object.keys(hiddenOn(shown)).length > 0
  await store.close()
  return { notes, waiting: waiting.sort(), isHidden }
}

test(
  'I1 a server that is killed while it reveals has all on the board or all in the vault, and a backup holds what waits',
  async () => {
    const shown = new Set<NoteId>()
    let done = 0
    for (let kill = 0; kill < KILLS; kill++) {
      await say(lead, { id: id(), verb: 'notes.hide', goal })
      const waiting: NoteId[] = []
      for (let at = 0; at < NOTES / 10; at++)
        await Promise.all(
          Array.from({ length: 10 }, () => {
            const note = newId<NoteId>(luck.bytes)
            waiting.push(note)
            const place = { goal, actor, heard: 'written' } as const
            const command = {
              id: id(),
              verb: 'notes.post',
              note,
              ...place,
              text: `ことば${note}`,
            } as const
            return say(luck.pick(authors) as Joined, command)
          }),
        )
      const file = join(folder, `backup-${kill}.sqlite`)
      expect(await yoriai(data, ['backup', file])).toMatchObject({ code: 0 })
      const reveal = { id: id(), verb: 'notes.reveal' } as const
      const answered = say(lead, reveal)
      // The last one has been answered: what was told is kept.
      if (kill === KILLS - 1) await answered
      else await new Promise((resolve) => setTimeout(resolve, luck.below(MOST_MS)))
      await server.kill()
      const isAnswered = await answered
      const found = await onDisk(data)
      const all = [...shown, ...waiting].sort()
      const isDone = found.waiting.length === 0
      expect(found).toEqual(
        isDone
          ? { notes: all, waiting: [], isHidden: false }
          : { notes: [...shown].sort(), waiting: [...waiting].sort(), isHidden: true },
      )
      if (isAnswered) expect(isDone).toBe(true)
      if (isDone) done++

      const restored = join(folder, `restored-${kill}`)
      expect(await yoriai(restored, ['restore', file])).toMatchObject({ code: 0 })
      expect(await yoriai(restored, ['verify'])).toMatchObject({ code: 0 })
      expect(await onDisk(restored)).toEqual({
        ...{ notes: [...shown].sort(), waiting: [...waiting].sort(), isHidden: true },
      })

      server = await ServerProcess.start(port, data)
      const mine = await Promise.all(
        authors.map(async ({ token }) => {
          const headers = { Authorization: `Bearer ${token}` }
          const answer = await fetch(`${server.origin}/api/boards/${board.id}/mine`, { headers })
          const { notes } = (await answer.json()) as { notes: { id: string; state: string }[] }
          return notes.filter(({ state }) => state === 'unrevealed').map(({ id }) => id)
        }),
      )
      expect(mine.flat().sort()).toEqual(isDone ? [] : [...waiting].sort())
      // Said once more, by the same id: nothing is left, and nothing comes twice.
      await say(lead, reveal)
      for (const note of waiting) shown.add(note)
      const { notes } = await server.boardJson(board.id, lead.token)
      expect(notes.map(({ id }) => id).sort()).toEqual([...shown].sort())
      expect(new Set(notes.filter(({ id }) => waiting.includes(id)).map(({ at }) => at)).size).toBe(
        1,
      )
    }
    console.log(`${KILLS} kills in a reveal: ${done} done, ${KILLS - done} not, 0 in between`)
  },
  LIMIT_MS * 4,
)
