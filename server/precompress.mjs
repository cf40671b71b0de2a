// The build's last step: every asset also as .br and .gz, so that the server never compresses one,
// and a stamp that tells `npm start` how old the build is.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const dist = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '..', 'dist')
const COMPRESSIBLE = /\.(js|css|html|svg|json|txt|webmanifest)$/
const SMALLEST = 256

for (const entry of readdirSync(join(dist, 'client'), { withFileTypes: true, recursive: true })) {
  const file = join(entry.parentPath, entry.name)
  if (!entry.isFile() || !COMPRESSIBLE.test(file)) continue
  const bytes = readFileSync(file)
  if (bytes.length < SMALLEST) continue
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  }
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
}
writeFileSync(join(dist, 'built'), `${new Date().toISOString()}\n`)
