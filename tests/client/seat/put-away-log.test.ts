import { expect, test } from 'vitest'
import { PutAwayLog } from '../../../client/seat/put-away-log.ts'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'
import type { NoteId } from '../../../shared/board/ids.ts'

const [flowers, grass] = ['n1', 'n2'] as NoteId[] as [NoteId, NoteId]

/** A kept log as a page finds it: the same storage, read anew. */
function pages() {
  const texts = new Map<string, string>()
  const storage = {
    length: 0,
    key: () => null,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
    removeItem: (key: string) => void texts.delete(key),
  }
  return (board = 'b1') => new PutAwayLog(new DeviceStorage(() => storage), board, 'participant')
}

test('a note that was put away is told of once, also over a reload, and again after it was back', () => {
  const open = pages()
  expect(open().tell([flowers])).toBe(1)
  expect(open().tell([flowers, grass])).toBe(1)
  expect(open().tell([flowers, grass])).toBe(0)
  open().back([flowers])
  expect(open().tell([flowers, grass])).toBe(1)
})

test('what is done with stays so until the note is back', () => {
  const open = pages()
  open().tell([flowers, grass])
  open().done(flowers)
  expect([flowers, grass].map(open().isDone)).toEqual([true, false])
  expect(open('b2').isDone(flowers)).toBe(false)
  open().back([flowers])
  expect(open().isDone(flowers)).toBe(false)
})
