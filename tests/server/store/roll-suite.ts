import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../../server/store/sqlite.ts'
import type { ActorId, BoardId, NoteId } from '../../../shared/board/ids.ts'
import type { Note } from '../../../shared/board/view.ts'
import { type Bench, bytes, entry, linksOf, record, seat } from './log-suite.ts'

const A = 'a' as BoardId
const HASH = 'f'.repeat(64)

const note = (id: string, text = 'ベンチがほしい 𠮷') =>
  ({ id, goal: 'g1', actor: 'residents', text, rank: 'a0', heard: 'spoken', at: 5 }) as Note & {
    id: NoteId
  }

/** What every storage must do for seats once taken, the hall's place, and the vault. */
export function rollSuite(name: string, make: () => Bench) {
  describe(`roll, place and vault on ${name}`, () => {
    let bench: Bench
    let store: Store

    beforeEach(async () => {
      bench = make()
      store = bench.open()
      await store.registry.addBoard(record('a', '111111'), linksOf('a'), 'epoch', bytes(1))
      const sat = { id: seat('s1'), board: A, role: 'participant', table: 2 } as const
      await store.registry.addSeat(sat, HASH, 7)
    })
    afterEach(async () => {
      await store.close()
      bench.dispose()
    })

    const reopen = async () => {
      await store.close()
      store = bench.open()
    }

    const stopping = (stopped: boolean) =>
      store.log.commit([entry('a', undefined, { stopped: [{ seat: seat('s1'), stopped }] })])

    test('a seat keeps its body and whether it is stopped', async () => {
      await store.roll.setBody(seat('s1'), 'ward' as ActorId)
      await stopping(true)
      await reopen()
      expect(await store.roll.seat(seat('s1'))).toMatchObject({ body: 'ward', stopped: true })
      const standing = { id: 's1', role: 'participant', stopped: true }
      expect((await store.log.load(A))?.seats).toEqual([standing])
      await store.roll.setBody(seat('s1'), undefined)
      await stopping(false)
      expect(await store.registry.seatByToken(HASH)).toEqual({
        ...{ id: 's1', board: A, role: 'participant', table: 2, takenAt: 7 },
      })
      expect(await store.roll.seat(seat('none'))).toBeUndefined()
      expect((await store.log.load(A))?.seats).toEqual([])
    })

    test('a seat moves to another table', async () => {
      await store.roll.setTable(seat('s1'), 5)
      await reopen()
      expect(await store.roll.seat(seat('s1'))).toMatchObject({ table: 5 })
    })

    test('a seat is known by its last token alone', async () => {
      await store.roll.setToken(seat('s1'), 'e'.repeat(64))
      await reopen()
      expect(await store.registry.seatByToken(HASH)).toBeUndefined()
      expect((await store.registry.seatByToken('e'.repeat(64)))?.id).toBe('s1')
    })

    test('a link of return is taken once, with who gave it; a seat has one', async () => {
      const { returns } = store
      await returns.add(seat('s1'), 'h1', 100, { role: 'facilitator', table: undefined })
      await returns.add(seat('s1'), 'h2', 200, { role: 'scribe', table: 2 })
      await reopen()
      const made = { seat: { id: 's1' }, expiresAt: 200, by: { role: 'scribe', table: 2 } }
      expect(await store.returns.take('h1')).toBeUndefined()
      expect(await store.returns.find('h1')).toBeUndefined()
      for (let looks = 0; looks < 2; looks++)
        expect(await store.returns.find('h2')).toMatchObject(made)
      expect(await store.returns.take('h2')).toMatchObject(made)
      expect(await store.returns.take('h2')).toBeUndefined()
      expect(await store.returns.find('h2')).toBeUndefined()
    })

    test('what a later device wrote is its person’s, folded or still in the log', async () => {
      const her = { board: A, id: seat('s1') }
      const later = { ...her, id: seat('s2'), role: 'participant', table: 2 } as const
      await store.registry.addSeat({ ...later, continues: her.id }, 'e'.repeat(64), 9)
      const own = (id: string, of: string) => ({ note: note(id).id, seat: seat(of) })
      await store.log.commit([entry('a', bytes(2), { owners: [own('n1', 's1')] })])
      await store.log.commit([entry('a', bytes(3), { owners: [own('n2', 's2')] })])
      expect(await store.registry.notesOf(her)).toEqual(['n1'])
      await store.returns.takeToken(later.id, her.id)
      expect(await store.registry.seatByToken(HASH)).toBeUndefined()
      expect((await store.registry.seatByToken('e'.repeat(64)))?.id).toBe('s1')
      await store.returns.join(later.id, her.id)
      for (let opens = 0; opens < 2; opens++) {
        expect(await store.registry.notesOf(her)).toEqual(['n1', 'n2'])
        expect(await store.registry.notesPosted(A)).toBe(2)
        const saved = await store.log.load(A)
        expect([...(saved?.owners.values() ?? [])]).toEqual(['s1', 's1'])
        await reopen()
      }
      expect(await store.roll.seat(later.id)).toBeUndefined()
    })

    test('the place is kept and taken back', async () => {
      const wifi = { name: '集会所', password: '', hidden: true }
      await store.places.set(A, { address: 'http://192.168.1.5:8787', wifi })
      await reopen()
      expect(await store.places.of(A)).toEqual({ address: 'http://192.168.1.5:8787', wifi })
      await store.places.set(A, { address: undefined, wifi: undefined })
      expect(await store.places.of(A)).toEqual({ address: undefined, wifi: undefined })
    })

    test('the vault changes with the update, or not at all', async () => {
      const away = { note: note('n1'), reason: 'お名前', withSeat: true, at: 9 }
      const other = { ...away, note: note('n2', 'x'), withSeat: false }
      await store.log.commit([
        entry('a', bytes(2), { vaulting: { away: [away, other], back: [] } }),
      ])
      await reopen()
      expect((await store.log.load(A))?.putAway).toEqual([away, other])
      const bad = { ...other, reason: undefined as unknown as string }
      const failing = store.log.commit([
        entry('a', bytes(3), { vaulting: { away: [bad], back: [note('n1').id] } }),
      ])
      await expect(failing).rejects.toThrow()
      expect((await store.log.load(A))?.sequence).toBe(1)
      expect((await store.log.load(A))?.putAway).toHaveLength(2)
      const again = { ...other, reason: 'にどめ' }
      await store.log.commit([
        entry('a', bytes(3), { vaulting: { away: [again], back: [note('n1').id] } }),
      ])
      await reopen()
      expect((await store.log.load(A))?.putAway).toEqual([again])
    })
  })
}
