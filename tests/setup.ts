import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

/** Whatever writes to console.error has failed, even where every assertion held. */
let errors: MockInstance<typeof console.error>

beforeEach(() => {
  errors = vi.spyOn(console, 'error')
})

afterEach(() => {
  const calls = errors.mock.calls
  errors.mockRestore()
  expect(calls, 'console.error was called').toEqual([])
})
