import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, preview } from 'vite'

const PAGE = '/tests/client/harness-staff/index.html'

/**
 * The record-keepers' surfaces without a server, on a free port: built once, since a page of some
 * hundred modules loads slowly. @returns the page's address, and how to stop it
 */
export async function serveStaff(): Promise<{ address: string; stop: () => Promise<void> }> {
  const outDir = mkdtempSync(join(tmpdir(), 'yoriai-harness-'))
  const configFile = fileURLToPath(new URL('./vite.config.ts', import.meta.url))
  const input = fileURLToPath(new URL('./index.html', import.meta.url))
  const shared = { configFile, logLevel: 'error' as const }
  await build({
    ...shared,
    build: { outDir, minify: false, emptyOutDir: true, rolldownOptions: { input } },
  })
  const server = await preview({
    ...shared,
    build: { outDir },
    preview: { port: 0, strictPort: false, host: '127.0.0.1' },
  })
  const at = server.httpServer.address()
  if (!at || typeof at === 'string') throw new Error('the harness did not open a port')
  return {
    address: `http://127.0.0.1:${at.port}${PAGE}`,
    stop: async () => {
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
