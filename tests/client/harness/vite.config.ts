import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const page = fileURLToPath(new URL('./index.html', import.meta.url))

/**
 * Screens on a fake device, without a server. Not shipped:
 * `npx vite --config tests/client/harness/vite.config.ts`
 */
export default defineConfig({
  root,
  cacheDir: 'node_modules/.vite-harness',
  appType: 'custom',
  plugins: [
    react(),
    tailwindcss(),
    {
      name: 'harness-page',
      configureServer: (server) => () => {
        server.middlewares.use(async (request, response) => {
          const { readFile } = await import('node:fs/promises')
          const html = await readFile(page, 'utf8')
          response.setHeader('content-type', 'text/html')
          response.end(await server.transformIndexHtml(request.url ?? '/', html))
        })
      },
    },
  ],
  // Everything is prepared before the first page asks: there is no reload to make up for it.
  optimizeDeps: {
    entries: ['tests/client/harness/main.tsx'],
    include: ['react', 'react-dom/client', 'react/jsx-dev-runtime', 'wouter', 'yjs'],
  },
  resolve: { dedupe: ['yjs', 'lib0'] },
  server: { port: 8811, strictPort: true, host: '127.0.0.1' },
})
