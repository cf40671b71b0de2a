import { expect, test } from 'vitest'
import { DeviceStorage } from '../../../client/sync/device-storage.ts'

/** A browser's storage that can be full, or broken at every call. */
class Disk {
  readonly texts = new Map<string, string>()
  full = false
  broken = false
  get length() {
    return this.#ask(this.texts.size)
  }
  key = (at: number) => this.#ask([...this.texts.keys()][at] ?? null)
  getItem = (key: string) => this.#ask(this.texts.get(key) ?? null)
  setItem = (key: string, text: string) => {
    if (this.full) throw new DOMException('full', 'QuotaExceededError')
    this.#ask(this.texts.set(key, text))
  }
  removeItem = (key: string) => void this.#ask(this.texts.delete(key))
  #ask<T>(answer: T): T {
    if (this.broken) throw new DOMException('no', 'SecurityError')
    return answer
  }
}

test('what a full disk does not take is there all the same, and goes in once there is room', () => {
  const disk = new Disk()
  const storage = new DeviceStorage(() => disk)
  expect([storage.put('a', '一'), storage.keeps]).toEqual([true, true])
  disk.full = true
  expect([storage.put('a', '二'), storage.put('b', '三'), storage.keeps]).toEqual([
    false,
    false,
    false,
  ])
  expect(storage.entries('')).toEqual([
    ['a', '二'],
    ['b', '三'],
  ])
  disk.full = false
  expect([storage.put('c', '四'), storage.keeps]).toEqual([true, true])
  expect(Object.fromEntries(disk.texts)).toEqual({ a: '二', b: '三', c: '四' })
})

test('what a broken storage does not let go is gone for this page, and goes with the next that works', () => {
  const disk = new Disk()
  const storage = new DeviceStorage(() => disk)
  storage.put('a', '一')
  disk.broken = true
  storage.remove('a')
  disk.broken = false
  expect([storage.get('a'), storage.keys(''), storage.keeps]).toEqual([undefined, [], false])
  storage.put('b', '二')
  expect([[...disk.texts], storage.keeps]).toEqual([[['b', '二']], true])
})

test('where even naming it throws, texts live as long as the page', () => {
  const storage = new DeviceStorage(() => {
    throw new DOMException('no', 'SecurityError')
  })
  expect(storage.put('a', '一')).toBe(false)
  expect([storage.get('a'), storage.keeps]).toEqual(['一', false])
  storage.remove('a')
  expect([storage.get('a'), storage.entries('')]).toEqual([undefined, []])
})
