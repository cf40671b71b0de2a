import { resolve } from 'node:path'
import { CannotStart } from '../cannot-start.ts'
import { readSettings } from '../env.ts'
import { troubleWithDisk } from '../store/trouble.ts'
import { backupCommand } from './backup.ts'
import type { Caller, ExitCode, Job } from './job.ts'
import { linksCommand } from './links.ts'
import { recoverCommand } from './recover.ts'
import { restoreCommand } from './restore.ts'
import { retentionCommand } from './retention.ts'
import { USAGE } from './usage.ts'
import { verifyCommand } from './verify.ts'

const COMMANDS = new Map<string, (job: Job) => Promise<ExitCode>>([
  ['backup', backupCommand],
  ['restore', restoreCommand],
  ['verify', verifyCommand],
  ['recover', recoverCommand],
  ['links', linksCommand],
  ['retention', retentionCommand],
])

const MAY_NAME_A_FILE = new Set(['verify', 'links'])
const NAMES_NO_FILE = new Set(['recover', 'retention'])
const FLAGS: Record<string, readonly string[]> = {
  restore: ['--force'],
  retention: ['--delete', '--force'],
}

/** The commands stand in `USAGE`. Never throws. */
export async function cli(args: readonly string[], caller: Caller): Promise<ExitCode> {
  const [name = '', file, ...more] = args.filter((arg) => !arg.startsWith('-'))
  const flags = args.filter((arg) => arg.startsWith('-'))
  const command = COMMANDS.get(name)
  const unknown = more.length > 0 || !flags.every((flag) => FLAGS[name]?.includes(flag))
  if (
    !command ||
    unknown ||
    ((file === undefined) !== NAMES_NO_FILE.has(name) && !MAY_NAME_A_FILE.has(name))
  ) {
    caller.complain(USAGE)
    return 1
  }
  const asked = { force: flags.includes('--force'), delete: flags.includes('--delete') }
  try {
    const { data } = readSettings(caller.env)
    const named = file === undefined ? undefined : resolve(caller.cwd, file)
    return await command({ ...caller, data, file: named, ...asked })
  } catch (error) {
    caller.complain(explain(error))
    return 1
  }
}

function explain(error: unknown): string {
  if (error instanceof CannotStart) return `${error.ja}\n${error.en}`
  const trouble = troubleWithDisk(error)
  if (trouble) return `${trouble.ja}\n${trouble.en}`
  const why = error instanceof Error ? error.message : String(error)
  return `うまくいきませんでした（${why}）。\nIt did not work (${why}).`
}
