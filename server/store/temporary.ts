import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of this process in the system's temporary one; its name says whose it is. */
const NAME = /^yoriai-check-(\d+)-/

/** What holds a copy of all data for a while, and must not outlive this process. */
const passing = new Set<string>()

/** A folder for a copy of all data. What an earlier process left when it was killed goes first. */
export function temporaryFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(NAME.exec(name)?.[1] ?? 0)
    if (pid !== 0 && !isRunning(pid)) removeQuietly(join(tmpdir(), name))
  }
  return passingBy(mkdtempSync(join(tmpdir(), `yoriai-check-${process.pid}-`)))
}

/** From now on it goes with this process, also when a signal ends it. */
export function passingBy(path: string): string {
  passing.add(path)
  return path
}

/** Done with it; where it was renamed it stays under its new name. */
export function remove(path: string) {
  passing.delete(path)
  rmSync(path, { recursive: true, force: true })
}

/** To be called where a signal ends the process. */
export function removePassing() {
  for (const path of passing) removeQuietly(path)
}

/** Somebody else's may not be ours to remove. */
function removeQuietly(path: string) {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {}
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
