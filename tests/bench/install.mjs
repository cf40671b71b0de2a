import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const here = import.meta.dirname

/** The peers are no dependency of the product: they come on the first run, from this folder's lock. */
export function installPeers() {
  if (existsSync(join(here, 'node_modules/.package-lock.json'))) return
  console.error('bench: installing the servers to compare with (once, one to three minutes) …')
  const { status } = spawnSync('npm', ['ci', '--loglevel', 'error', '--no-fund', '--no-audit'], {
    cwd: here,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0)
    console.error('bench: they could not be installed; only ours and the bare limits will run')
}
