import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { without } from './sites.ts'

const left = process.env.YORIAI_WITHOUT ?? ''

/** The judge's tests, with one of its refusals left out. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  plugins: [
    {
      name: 'without-one-refusal',
      enforce: 'pre',
      transform: (code, path) => without(left, path, code),
    },
  ],
  test: {
    include: [`tests/${process.env.YORIAI_TESTS ?? ''}/**/*.test.ts`],
    // Of what waits and hurries: a busy machine turns it red by itself.
    exclude: ['tests/sockets/guessing.test.ts'],
    setupFiles: ['tests/setup.ts'],
    testTimeout: 30_000,
    isolate: false,
    bail: 1,
  },
})
