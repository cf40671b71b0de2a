import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The staff surface on a device without a server: `npx vite --config tests/client/harness-staff/vite.config.ts`. */
export default defineConfig({
  root: new URL('../../..', import.meta.url).pathname,
  cacheDir: 'node_modules/.vite-harness-staff',
  plugins: [react(), tailwindcss()],
  resolve: { dedupe: ['yjs', 'lib0'] },
  server: { port: 8831, strictPort: true, host: '127.0.0.1' },
})
