import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

/** The staff surface without a server, on a free port. @returns its address, and how to stop it */
export async function serveStaff(): Promise<{ address: string; stop: () => Promise<void> }> {
  const server = await createServer({
    configFile: fileURLToPath(new URL('./vite.config.ts', import.meta.url)),
    logLevel: 'error',
    server: { port: 0, strictPort: false, hmr: false, watch: null },
  })
  await server.listen()
  const at = server.httpServer?.address()
  if (!at || typeof at === 'string') throw new Error('the harness did not open a port')
  const page = '/tests/client/harness-staff/index.html'
  return { address: `http://127.0.0.1:${at.port}${page}`, stop: () => server.close() }
}
