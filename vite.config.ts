import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** What every surface needs is one file: many small ones compress worse. */
const onEveryBoard = {
  name: 'board',
  test: /node_modules.(yjs|lib0|y-protocols|y-websocket|fractional-indexing).|.(shared.board|client.(notes|plan|sync)).(?!storage)/,
}

/** `vite build` makes the browser's files, `vite build --ssr` the server's. */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        build: {
          ssr: true,
          outDir: 'dist/server',
          target: 'node20',
          rolldownOptions: { input: 'server/main.ts', output: { entryFileNames: 'main.js' } },
        },
      }
    : {
        root: 'client',
        plugins: [react(), tailwindcss()],
        // Two copies of Yjs break each other's types.
        resolve: { dedupe: ['yjs', 'lib0'] },
        build: {
          outDir: '../dist/client',
          emptyOutDir: true,
          manifest: true,
          target: 'es2022',
          // Inlined fonts and images would need a weaker Content-Security-Policy.
          assetsInlineLimit: 0,
          modulePreload: { polyfill: false },
          rolldownOptions: { output: { codeSplitting: { groups: [onEveryBoard] } } },
        },
      },
)
