import { defineConfig } from 'vitest/config'

/** What needs a worker of its own: processes, a bound clock, or a great deal of memory. */
const WHOLE = [
  'tests/{attacks,crash,simulation,soak}/**/*.test.ts',
  'tests/server/process/**/*.test.ts',
]

const test = { setupFiles: ['tests/setup.ts'], testTimeout: 30_000, hookTimeout: 30_000 }

export default defineConfig({
  test: {
    projects: [
      {
        // Modules are loaded once for all files: a quarter of the time.
        test: {
          ...test,
          name: 'parts',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', ...WHOLE],
          isolate: false,
        },
      },
      { test: { ...test, name: 'whole', include: WHOLE } },
    ],
  },
})
