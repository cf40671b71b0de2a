import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openIndexedCopy } from '../../../client/sync/storage.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

const never = new AbortController().signal

test('a browser without IndexedDB goes on without a copy', async () => {
  expect(await openIndexedCopy('a', new Y.Doc(), never)).toBeUndefined()
})

test('a browser that throws, fails or never answers goes on without a copy', async () => {
  vi.useFakeTimers()
  const doc = new Y.Doc()
  const throwing = () => {
    throw new DOMException('', 'SecurityError')
  }
  vi.stubGlobal('indexedDB', { open: throwing })
  expect(await openIndexedCopy('a', doc, never)).toBeUndefined()

  const failing: { onerror?: () => void } = {}
  vi.stubGlobal('indexedDB', { open: () => failing })
  const failed = openIndexedCopy('a', doc, never)
  failing.onerror?.()
  expect(await failed).toBeUndefined()

  vi.stubGlobal('indexedDB', { open: () => ({}) })
  const silent = openIndexedCopy('a', doc, never)
  await vi.advanceTimersByTimeAsync(800)
  expect(await silent).toBeUndefined()
})

test('a copy that is not wanted any more is not waited for', async () => {
  vi.stubGlobal('indexedDB', { open: () => ({}) })
  const late = new AbortController()
  const opening = openIndexedCopy('a', new Y.Doc(), late.signal)
  late.abort()
  expect(await opening).toBeUndefined()
})
