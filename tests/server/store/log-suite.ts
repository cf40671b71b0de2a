import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { KEPT_MS } from '../../../server/commands/done.ts'
import type { LogEntry } from '../../../server/store/log.ts'
import type { BoardRecord } from '../../../server/store/registry.ts'
import type { Store } from '../../../server/store/sqlite.ts'
import type { CommandId } from '../../../shared/board/commands.ts'
import { FORMAT } from '../../../shared/board/format.ts'
import type { BoardId, NoteId, SeatId } from '../../../shared/board/ids.ts'
import { ROLES } from '../../../shared/board/roles.ts'
import type { Links } from '../../../shared/http.ts'

/** A storage under test: `open` opens what `make` made, as a restarted server would. */
export interface Bench {
  open(): Store
  dispose(): void
}

export const bytes = (...values: number[]) => Uint8Array.from(values)
export const seat = (id: string) => id as SeatId

export const record = (id: string, joinCode = '123456'): BoardRecord => ({
  id: id as BoardId,
  template: 'izumi',
  title: '泉区 ワークショップ 髙﨑𠮷',
  joinCode,
  heldOn: '2026-11-20',
  tables: 4,
  state: 'open',
  reception: 'open',
  createdAt: 1_790_000_000_000,
})

export const linksOf = (id: string) =>
  Object.fromEntries(ROLES.map((role) => [role, `${id}-${role}`])) as Links

export const entry = (
  board: string,
  update?: Uint8Array,
  more: Partial<LogEntry> = {},
): LogEntry => ({
  board: board as BoardId,
  update,
  owners: [],
  clients: [],
  ...more,
})

const A = 'a' as BoardId
const B = 'b' as BoardId

/** What every storage must do for the room. */
export function logSuite(name: string, make: () => Bench) {
  describe(`log on ${name}`, () => {
    let bench: Bench
    let store: Store

    beforeEach(async () => {
      bench = make()
      store = bench.open()
      await store.registry.addBoard(record('a', '111111'), linksOf('a'), 'epoch-a', bytes(1))
      await store.registry.addBoard(record('b', '222222'), linksOf('b'), 'epoch-b', bytes(2))
    })

    afterEach(async () => {
      await store.close()
      bench.dispose()
    })

    const reopen = async () => {
      await store.close()
      store = bench.open()
    }

    test('a new board has its first snapshot, its epoch and no updates', async () => {
      expect(await store.log.load(A)).toEqual({
        epoch: 'epoch-a',
        snapshot: bytes(1),
        updates: [],
        sequence: 0,
        owners: new Map(),
        clients: new Map(),
        putAway: [],
        readiness: [],
        seats: [],
        commands: [],
        format: FORMAT,
        writer: expect.any(Number),
        redacted: new Set(),
      })
      expect(await store.log.load('none' as BoardId)).toBeUndefined()
    })

    test('commands that were done stay known over a fold and a restart, once each', async () => {
      const one = { seat: seat('s1'), id: 'c1' as CommandId, digest: 'd1', at: 1_000 }
      const two = { ...one, seat: seat('s2') }
      await store.log.commit([entry('a', bytes(7), { commands: [one, two] })])
      await store.log.commit([entry('a', undefined, { commands: [one] })])
      await store.log.compact(A, 1, bytes(8))
      await reopen()
      expect((await store.log.load(A))?.commands).toEqual([one, two])
      expect((await store.log.load(B))?.commands).toEqual([])
      const later = { ...one, id: 'c2' as CommandId, at: one.at + KEPT_MS + 1 }
      await store.log.commit([entry('a', bytes(9), { commands: [later] })])
      await store.log.compact(A, 2, bytes(8))
      expect((await store.log.load(A))?.commands).toEqual([later])
    })

    test('a board is written with one Yjs client for ever', async () => {
      const first = (await store.log.load(A))?.writer
      await reopen()
      expect((await store.log.load(A))?.writer).toBe(first)
      expect((await store.log.load(B))?.writer).not.toBe(first)
    })

    test('I3 updates come back in order, byte for byte, after a restart', async () => {
      const updates = Array.from({ length: 300 }, (_, at) => bytes(at % 256, 255, 0, at >> 8))
      for (const update of updates) await store.log.commit([entry('a', update)])
      await reopen()
      const saved = await store.log.load(A)
      expect(saved?.updates).toEqual(updates)
      expect(saved?.sequence).toBe(300)
      expect((await store.log.load(B))?.updates).toEqual([])
    })

    test('one commit holds several boards and several updates of one, each numbered by itself', async () => {
      const numbers = await store.log.commit([
        entry('a', bytes(1)),
        entry('b', bytes(2)),
        entry('a', bytes(3)),
      ])
      expect(numbers).toEqual(
        new Map([
          ['a', 2],
          ['b', 1],
        ]),
      )
    })

    test('I1 a commit is all or nothing', async () => {
      const bad = { ...entry('b', bytes(9)), update: 'no bytes' as unknown as Uint8Array }
      await expect(store.log.commit([entry('a', bytes(7)), bad])).rejects.toThrow()
      await reopen()
      expect(await store.log.load(A)).toMatchObject({ updates: [], sequence: 0 })
      expect(await store.log.commit([entry('a', bytes(8))])).toEqual(new Map([['a', 1]]))
    })

    test('a board that is gone is left out and does not stop the others', async () => {
      await store.registry.removeBoard(B)
      const numbers = await store.log.commit([entry('b', bytes(1)), entry('a', bytes(2))])
      expect(numbers).toEqual(new Map([['a', 1]]))
    })

    test('owners and clients come with the update, and the first one stays', async () => {
      const note = 'n1' as NoteId
      await store.log.commit([
        entry('a', bytes(1), {
          owners: [{ note, seat: seat('s1') }],
          clients: [{ client: 4_294_967_295, seat: seat('s1') }],
        }),
      ])
      const numbers = await store.log.commit([
        entry('a', undefined, {
          owners: [{ note, seat: seat('s2') }],
          clients: [{ client: 4_294_967_295, seat: seat('s2') }],
        }),
      ])
      expect(numbers).toEqual(new Map([['a', 1]]))
      await reopen()
      const saved = await store.log.load(A)
      expect(saved?.owners).toEqual(new Map([['n1', 's1']]))
      expect(saved?.clients).toEqual(new Map([[4_294_967_295, 's1']]))
      expect(saved?.sequence).toBe(1)
      expect(await store.registry.notesOf({ board: A, id: seat('s1') })).toEqual(['n1'])
      expect(await store.registry.notesOf({ board: A, id: seat('s2') })).toEqual([])
      expect(await store.registry.notesPosted(A)).toBe(1)
      expect(await store.registry.notesPosted(B)).toBe(0)
    })

    test('compaction folds up to its number; numbers go on after it', async () => {
      for (const value of [1, 2, 3, 4]) await store.log.commit([entry('a', bytes(value))])
      await store.log.compact(A, 3, bytes(123))
      await reopen()
      expect(await store.log.load(A)).toMatchObject({
        snapshot: bytes(123),
        updates: [bytes(4)],
        sequence: 4,
      })
      await store.log.compact(A, 4, bytes(234))
      await reopen()
      expect(await store.log.load(A)).toMatchObject({
        snapshot: bytes(234),
        updates: [],
        sequence: 4,
      })
      expect(await store.log.commit([entry('a', bytes(5))])).toEqual(new Map([['a', 5]]))
      expect((await store.log.load(A))?.updates).toEqual([bytes(5)])
    })

    test('whose a note is stays known when the log is folded, in part and as a whole', async () => {
      const post = (note: string, by: string) =>
        entry('a', bytes(1), { owners: [{ note: note as NoteId, seat: seat(by) }] })
      await store.registry.addSeat(
        { id: seat('s1'), board: A, role: 'participant', table: 1 },
        'hash',
        1,
      )
      await store.log.commit([post('n1', 's1'), post('n2', 's2'), post('n3', 's1')])
      const asked = async () => {
        const saved = await store.log.load(A)
        const ofOne = { board: A, id: seat('s1') }
        return {
          owners: saved?.owners,
          notes: await store.registry.notesOf(ofOne),
          ...{ all: await store.registry.notesPosted(A), rolled: await store.roll.seats(A) },
        }
      }
      const known = {
        owners: new Map(Object.entries({ n1: 's1', n2: 's2', n3: 's1' })),
        ...{ notes: ['n1', 'n3'], all: 3 },
        rolled: [{ id: 's1', board: A, role: 'participant', table: 1, since: 1, takenAt: 1 }],
      }
      expect(await asked()).toEqual(known)
      for (const sequence of [1, 3]) {
        await store.log.compact(A, sequence, bytes(9))
        await reopen()
        expect(await asked()).toEqual(known)
      }
    })

    describe('a board with thousands of notes, client ids and commands', () => {
      const MANY = 9_000
      const SEATS = 40
      const by = (at: number) => seat(`s${at % SEATS}`)
      const numbered = Array.from({ length: MANY }, (_, at) => at)
      const owners = numbered.map((at) => ({ note: `n${at}` as NoteId, seat: by(at) }))
      const clients = numbered.map((at) => ({ client: at * 477_000, seat: by(at) }))
      const commands = numbered.map((at) => ({
        ...{ seat: by(at), id: `c${at}` as CommandId, digest: `d${at}`, at },
      }))

      beforeEach(async () => {
        await store.log.commit([entry('a', bytes(1), { owners, clients, commands })])
        await store.log.compact(A, 1, bytes(2))
        const more = { owners: [{ note: 'of b' as NoteId, seat: seat('s1') }] }
        await store.log.commit([entry('b', bytes(1), more)])
      })

      test('has all of them, each once, and none of another board’s', async () => {
        const saved = await store.log.load(A)
        expect(saved?.owners).toEqual(new Map(owners.map(({ note, seat }) => [note, seat])))
        expect(saved?.clients).toEqual(new Map(clients.map(({ client, seat }) => [client, seat])))
        const byId = (all: readonly { id: string }[] = []) =>
          all.toSorted((one, other) => (one.id < other.id ? -1 : 1))
        expect(byId(saved?.commands)).toEqual(byId(commands))
        const other = await store.log.load(B)
        expect(other?.owners).toEqual(new Map([['of b', 's1']]))
        expect([other?.clients, other?.commands]).toEqual([new Map(), []])
      })

      test('I5 others have their turn while it is loaded', async () => {
        const order: string[] = []
        const loading = store.log.load(A).then(() => order.push('loaded'))
        const turns = new Promise<void>((resolve) => {
          setImmediate(() => {
            void store.log.commit([entry('b', bytes(3))]).then(() => order.push('saved'))
            setImmediate(resolve)
          })
        })
        await Promise.all([loading, turns])
        expect(order).toEqual(['saved', 'loaded'])
      })

      test('what is written meanwhile is in it, or it would be of two moments', async () => {
        const loading = store.log.load(A)
        const late = { note: 'a-late-one' as NoteId, seat: seat('s1') }
        const more = { owners: [late], clients: [{ client: 7, seat: seat('s1') }] }
        await store.log.commit([entry('a', bytes(3), more)])
        const saved = await loading
        expect([saved?.sequence, saved?.updates]).toEqual([2, [bytes(3)]])
        expect(saved?.owners.get(late.note)).toBe('s1')
        expect(saved?.clients.get(7)).toBe('s1')
        expect(saved?.owners.size).toBe(MANY + 1)
      })

      test('a board that is removed meanwhile is none', async () => {
        const loading = store.log.load(A)
        await store.registry.removeBoard(A)
        expect(await loading).toBeUndefined()
      })
    })

    test('a compaction that comes late takes nothing back, one from the future is refused', async () => {
      for (const value of [1, 2, 3]) await store.log.commit([entry('a', bytes(value))])
      await store.log.compact(A, 3, bytes(103))
      await store.log.compact(A, 2, bytes(102))
      expect((await store.log.load(A))?.snapshot).toEqual(bytes(103))
      await expect(store.log.compact(A, 4, bytes(104))).rejects.toThrow(RangeError)
      await store.log.compact('none' as BoardId, 1, bytes(1))
    })
  })
}
