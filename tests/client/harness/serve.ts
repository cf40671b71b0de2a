import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

/** The harness on a free port. @returns its address, and how to stop it */
export async function serveHarness(): Promise<{ address: string; stop: () => Promise<void> }> {
  const server = await createServer({
    configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)),
    logLevel: 'error',
    server: { port: 0, strictPort: false, hmr: false, watch: null },
  })
  await server.listen()
  const address = server.resolvedUrls?.local[0]
  if (!address) throw new Error('the harness has no address')
  return { address: address.replace(/\/$/, ''), stop: () => server.close() }
}
