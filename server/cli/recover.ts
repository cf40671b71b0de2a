import { recover } from '../store/recover.ts'
import { flawsOf } from '../store/rollback.ts'
import type { ExitCode, Job } from './job.ts'
import { sayFlaws, sayReport } from './report.ts'

/** Goes on with what can still be read of the data folder, and says what is missing. */
export async function recoverCommand(job: Job): Promise<ExitCode> {
  const { data, say, complain, chance, now } = job
  const done = await recover(data, { chance, now: now() })
  if (!done) {
    say(`「${data}」に、取りもどすものはありません。何もしていません。`)
    say(`Nothing is missing in "${data}". Nothing was done.`)
    return 0
  }
  sayReport(job, done.report)
  if (!done.isDone) {
    complain(
      '読めるところだけでは始められないので、何も変えていません。控えから戻してください（restore）。',
    )
    complain('What can be read is not enough. Nothing was changed. Put a backup back (restore).')
    return 2
  }
  if (done.before !== undefined)
    say(`前のデータは「${done.before}」にあります。 / What was there before is "${done.before}".`)
  if (done.erased > 0)
    say(
      `前に完全に消したもの（${done.erased}件）は、もう一度消しました。 / Erased for good again: ${done.erased}.`,
    )
  if (done.missing) {
    complain('読めるところまで取りもどしました。次のものは戻っていません。')
    complain('Recovered as far as can be read. This is missing:')
    sayFlaws(job, flawsOf(done.missing))
  } else {
    say('保存してあったとわかっているものは、すべて取りもどし、読んで確かめました。')
    say('All that is known to have been saved is there again, and was read from end to end.')
  }
  say('サーバーを始めてください。開いたままの端末は、取りもどしたところから始めなおします。')
  say('Start the server. Open devices begin anew from here.')
  return done.missing ? 2 : 0
}
