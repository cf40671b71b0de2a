/** Playwright's global setup: the surfaces on a fake device, built once and served to every worker. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { Hono } from 'hono'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const page = (whose: 'residents' | 'staff') => `tests/client/harness-${whose}/index.html`

/** Sets `HARNESS` to the origin: `/staff` is the record-keepers' page, everything else the residents'. */
export default async function serveHarness() {
  const outDir = mkdtempSync(join(tmpdir(), 'yoriai-harness-'))
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), tailwindcss()],
    resolve: { dedupe: ['yjs', 'lib0'] },
    build: {
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: { input: [join(ROOT, page('residents')), join(ROOT, page('staff'))] },
    },
  })
  const app = new Hono()
    .get('/assets/*', serveStatic({ root: outDir }))
    .get('/staff', serveStatic({ root: outDir, path: page('staff') }))
    .get('*', serveStatic({ root: outDir, path: page('residents') }))
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const opening = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      process.env.HARNESS = `http://127.0.0.1:${port}`
      resolve(opening)
    })
  })
  return () => {
    server.close()
    rmSync(outDir, { recursive: true, force: true })
  }
}
