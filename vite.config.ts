import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const PHONE = /.client.(main|routes|participant.participant)\.tsx$/

/** Of Yjs only who writes the plan undoes, or points at places in a text. */
const NOT_ON_PHONE =
  /yjs.src.utils.(UndoManager|PermanentUserData|RelativePosition|logging|isParentOf)\.js$/

interface Modules {
  getModuleInfo: (id: string) => { importers: string[] } | null
}

/** Whether a phone loads a module before はる works: a chain of imports leads to it, none of them lazy. */
function onPhone(id: string, modules: Modules, seen = new Set<string>()): boolean {
  if (PHONE.test(id)) return true
  if (NOT_ON_PHONE.test(id)) return false
  if (seen.has(id)) return false
  seen.add(id)
  const importers = modules.getModuleInfo(id)?.importers ?? []
  return importers.some((importer) => onPhone(importer, modules, seen))
}

/** What a phone needs is one file: many small ones compress worse. */
const forPhones = {
  debugName: 'phone',
  name: (id: string, modules: Modules) => (onPhone(id, modules) ? 'phone' : null),
}

const inSync = (file: string) => fileURLToPath(new URL(`client/sync/${file}`, import.meta.url))

/** What stands in `public` is copied as it is; a phone need not load what it says to us. */
const withoutComments = (file: string): Plugin => ({
  name: 'without-comments',
  apply: 'build',
  writeBundle({ dir }) {
    const built = `${dir}/${file}`
    writeFileSync(built, readFileSync(built, 'utf8').replace(/^ *\/\/.*\n/gm, ''))
  },
})

/** `vite build` makes the browser's files, `vite build --ssr` the server's. */
export default defineConfig(({ isSsrBuild }) =>
  isSsrBuild
    ? {
        build: {
          ssr: true,
          outDir: 'dist/server',
          target: 'node20',
          rolldownOptions: {
            input: {
              main: 'server/main.ts',
              yoriai: 'server/cli/main.ts',
              'workbook-thread': 'server/export/workbook-thread.ts',
            },
            output: { entryFileNames: '[name].js' },
          },
        },
      }
    : {
        root: 'client',
        plugins: [react(), tailwindcss(), withoutComments('old-browser.js')],
        resolve: {
          // Two copies of Yjs break each other's types.
          dedupe: ['yjs', 'lib0'],
          // What packages bring along and no page of ours needs.
          alias: [
            { find: 'lib0/logging', replacement: inSync('yjs-says.ts') },
            { find: /^(lib0|\.)\/environment(\.js)?$/, replacement: inSync('in-browser.ts') },
            // File by file, so that each surface loads what it needs of it.
            { find: /^yjs$/, replacement: 'yjs/src/index.js' },
            // For Reacts before 18.
            { find: 'use-sync-external-store/shim/index.js', replacement: 'react' },
          ],
        },
        build: {
          outDir: '../dist/client',
          emptyOutDir: true,
          manifest: true,
          // iOS 15.4 reads this but for static blocks, of which there are none (tested); asked for
          // Safari by name, the build would rewrite every private field, which weighs 3 kB more.
          target: 'es2022',
          // The oldest that may come to a hall; public/old-browser.js tells older ones.
          cssTarget: ['safari15.4', 'chrome99', 'firefox98'],
          // Inlined fonts and images would need a weaker Content-Security-Policy.
          assetsInlineLimit: 0,
          modulePreload: {
            polyfill: false,
            // A phone need not know the names of all the laptops' files; styles must be there in time.
            resolveDependencies: (_, files, { hostType }) =>
              hostType === 'js' ? files.filter((file) => file.endsWith('.css')) : files,
          },
          rolldownOptions: { output: { codeSplitting: { groups: [forPhones] } } },
        },
      },
)
