import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../../server/store/sqlite.ts'
import type { BoardId } from '../../../shared/board/ids.ts'
import type { Role } from '../../../shared/board/roles.ts'
import { type Bench, bytes, linksOf, record, seat } from './log-suite.ts'

const A = 'a' as BoardId
const B = 'b' as BoardId
const HASH = 'f'.repeat(64)

const sits = (id: string, role: Role, table?: number) => ({ id: seat(id), board: A, role, table })

/** What every storage must do for boards, links and seats. */
export function registrySuite(name: string, make: () => Bench) {
  describe(`registry on ${name}`, () => {
    let bench: Bench
    let store: Store

    beforeEach(async () => {
      bench = make()
      store = bench.open()
      await store.registry.addBoard(record('a', '111111'), linksOf('a'), 'epoch', bytes(1))
    })

    afterEach(async () => {
      await store.close()
      bench.dispose()
    })

    const reopen = async () => {
      await store.close()
      store = bench.open()
    }

    test('boards are found by id and by code, after a restart, newest first', async () => {
      const later = { ...record('b', '222222'), heldOn: undefined, createdAt: 1_800_000_000_000 }
      await store.registry.addBoard(later, linksOf('b'), 'epoch', bytes(2))
      await reopen()
      expect(await store.registry.board(A)).toEqual(record('a', '111111'))
      expect(await store.registry.boardByCode('222222')).toEqual(later)
      expect(await store.registry.boardByCode('333333')).toBeUndefined()
      expect((await store.registry.boards()).map(({ id }) => id)).toEqual(['b', 'a'])
    })

    test('a join code belongs to one board; a board that could not be added leaves nothing', async () => {
      const twice = store.registry.addBoard(record('b', '111111'), linksOf('b'), 'e', bytes(2))
      await expect(twice).rejects.toThrow()
      expect(await store.registry.board(B)).toBeUndefined()
      expect(await store.registry.links(B)).toBeUndefined()
      expect(await store.log.load(B)).toBeUndefined()
    })

    test('reception changes; state, title and tables do with the document, in its commit', async () => {
      await store.registry.setReception(A, 'closed')
      const listed = { title: '新しい題', tables: 9, state: 'closed' } as const
      await store.log.commit([
        { ...{ board: A, update: bytes(3), owners: [], clients: [] }, listed },
      ])
      await reopen()
      expect(await store.registry.board(A)).toMatchObject({
        ...{ state: 'closed', reception: 'closed' },
        ...{ title: '新しい題', tables: 9 },
      })
    })

    test('a link leads to its board and role; a new one ends the old one', async () => {
      expect(await store.registry.byLink('a-scribe')).toEqual({
        board: record('a', '111111'),
        role: 'scribe',
      })
      await store.registry.setLink(A, 'scribe', 'fresh')
      await reopen()
      expect(await store.registry.byLink('a-scribe')).toBeUndefined()
      expect((await store.registry.byLink('fresh'))?.role).toBe('scribe')
      expect(await store.registry.links(A)).toEqual({ ...linksOf('a'), scribe: 'fresh' })
    })

    test('a seat is found by the hash of its token', async () => {
      await store.registry.addSeat(sits('s1', 'participant', 2), HASH, 1)
      await store.registry.addSeat(sits('s2', 'screen'), 'e'.repeat(64), 2)
      await reopen()
      expect(await store.registry.seatByToken(HASH)).toMatchObject(sits('s1', 'participant', 2))
      expect(await store.registry.seatByToken('e'.repeat(64))).toMatchObject(sits('s2', 'screen'))
      expect(await store.registry.seatByToken('0'.repeat(64))).toBeUndefined()
      expect((await store.registry.seatsOf(A)).map(({ id }) => id)).toEqual(['s1', 's2'])
    })

    test('seats are counted by role and table', async () => {
      const all = [
        sits('1', 'participant', 1),
        sits('2', 'participant', 1),
        sits('3', 'scribe', 1),
        sits('4', 'staff'),
      ]
      for (const [at, one] of all.entries()) await store.registry.addSeat(one, `hash${at}`, at)
      expect(await store.registry.seatCounts(A)).toEqual([
        { role: 'participant', table: 1, seats: 2 },
        { role: 'scribe', table: 1, seats: 1 },
        { role: 'staff', table: undefined, seats: 1 },
      ])
      expect(await store.registry.seatCounts(B)).toEqual([])
    })

    test('a removed board takes its log, links and seats along', async () => {
      await store.registry.addSeat(sits('s1', 'participant', 2), HASH, 1)
      await store.registry.removeBoard(A)
      expect(await store.registry.board(A)).toBeUndefined()
      expect(await store.log.load(A)).toBeUndefined()
      expect(await store.registry.links(A)).toBeUndefined()
      expect(await store.registry.byLink('a-staff')).toBeUndefined()
      expect(await store.registry.seatByToken(HASH)).toBeUndefined()
    })
  })
}
