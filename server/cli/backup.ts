import { join } from 'node:path'
import { backUp } from '../store/backup.ts'
import { check, isSound } from '../store/check.ts'
import { refuseRollback } from '../store/rollback.ts'
import { DATABASE_FILE } from '../store/sqlite.ts'
import type { ExitCode, Job } from './job.ts'
import { sayReport } from './report.ts'

/** Copies, and reads the copy back before it says that there is one. */
export async function backupCommand(job: Job): Promise<ExitCode> {
  const { data, file = '', say, complain, now } = job
  // A copy of what is left would pass for the whole.
  refuseRollback(data, DATABASE_FILE)
  backUp(join(data, DATABASE_FILE), file, now())
  const report = await check(file)
  sayReport(job, report)
  if (isSound(report)) {
    say(`「${file}」に控えを作り、読み直して確かめました。`)
    say(`Wrote "${file}" and read it back.`)
    return 0
  }
  complain(`「${file}」に控えを作りましたが、もとのデータに上の破損があります。`)
  complain(`Wrote "${file}", but the data itself is damaged as said above.`)
  return 2
}
