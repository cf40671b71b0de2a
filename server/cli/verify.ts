import { join } from 'node:path'
import { check, isSound } from '../store/check.ts'
import { rollbackIn } from '../store/rollback.ts'
import { DATABASE_FILE } from '../store/sqlite.ts'
import type { ExitCode, Job } from './job.ts'
import { sayReport } from './report.ts'

/** Reads the data folder's file, or the one that was named, from end to end. */
export async function verifyCommand(job: Job): Promise<ExitCode> {
  const { data, say, complain } = job
  const own = join(data, DATABASE_FILE)
  const { file = own } = job
  const report = await check(file)
  sayReport(job, report)
  if (isSound(report)) {
    say(`「${file}」に、こわれたところはありません。`)
    say(`"${file}" is sound.`)
    return 0
  }
  complain(`「${file}」に、上のこわれがあります。控えから戻してください（restore）。`)
  if (file === own && rollbackIn(data, DATABASE_FILE))
    complain('読めるところを取りもどすこともできます（recover）。 / Or recover what can be read.')
  complain(`"${file}" is damaged as said above. Put a backup back (restore).`)
  return 2
}
