import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { adminKey, keepAdminKey, takeAdminKey } from '../../../client/organiser/admin-key.ts'

/** As much of a browser's tab as the key touches. */
function tab(address: string, storage: Map<string, string> | 'forbidden') {
  const url = new URL(address, 'http://localhost')
  const replaced: string[] = []
  const refuse = () => {
    throw new DOMException('forbidden', 'SecurityError')
  }
  vi.stubGlobal('location', { hash: url.hash, pathname: url.pathname })
  vi.stubGlobal('history', { replaceState: (_: null, __: string, to: string) => replaced.push(to) })
  vi.stubGlobal(
    'sessionStorage',
    storage === 'forbidden'
      ? { getItem: refuse, setItem: refuse, removeItem: refuse }
      : {
          getItem: (key: string) => storage.get(key) ?? null,
          setItem: (key: string, value: string) => storage.set(key, value),
          removeItem: (key: string) => storage.delete(key),
        },
  )
  return replaced
}

describe('the admin key', () => {
  beforeEach(() => tab('/', new Map()))
  afterEach(() => {
    keepAdminKey(null)
    vi.unstubAllGlobals()
  })

  test('what came along when the link was copied is none of it', () => {
    for (const address of ['/#admin=abc。', '/#admin=abc」', '/#ADMIN=abc%20', '/#admin=abc）']) {
      tab(address, new Map())
      takeAdminKey()
      expect(adminKey(), address).toBe('abc')
    }
  })

  test('leaves the address bar and is kept for this tab (I4)', () => {
    const storage = new Map<string, string>()
    const replaced = tab('/#admin=abc%2F123', storage)
    takeAdminKey()
    expect(replaced).toEqual(['/?boards'])
    expect([...storage.values()]).toEqual(['abc/123'])
    expect(adminKey()).toBe('abc/123')
  })

  test('is kept in memory where the browser keeps nothing', () => {
    const replaced = tab('/#admin=abc', 'forbidden')
    takeAdminKey()
    expect(replaced).toEqual(['/?boards'])
    expect(adminKey()).toBe('abc')
    keepAdminKey(null)
    expect(adminKey()).toBeNull()
  })

  test('an address without one, or of another page, is left alone', () => {
    for (const address of ['/', '/#section', '/b/x/lead#admin=abc']) {
      const replaced = tab(address, new Map())
      takeAdminKey()
      expect(replaced, address).toEqual([])
      expect(adminKey(), address).toBeNull()
    }
  })

  test('an empty one goes, and the page then asks for it', () => {
    const replaced = tab('/#admin=', new Map())
    takeAdminKey()
    expect(replaced).toEqual(['/?boards'])
    expect(adminKey()).toBeNull()
  })
})
