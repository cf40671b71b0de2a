import { check, isSound } from '../store/check.ts'
import { type Present, presentIn, restore } from '../store/restore.ts'
import type { ExitCode, Job } from './job.ts'
import { sayReport } from './report.ts'

/** Puts a backup in the place of the data folder's file, if that is what whoever called wants. */
export async function restoreCommand(job: Job): Promise<ExitCode> {
  const { data, file = '', say, complain, chance, now } = job
  const report = await check(file)
  sayReport(job, report)
  if (!isSound(report)) {
    complain(`「${file}」に上のこわれがあるので、戻していません。別の控えを指定してください。`)
    complain(`"${file}" is damaged as said above. Nothing was restored. Name another backup.`)
    return 2
  }
  if (!(await isWanted(job, presentIn(data)))) return 1
  const done = await restore(file, data, { chance, now: now() })
  const { report: restored, isDone, before, erased } = done
  if (!isDone) {
    sayReport(job, restored)
    complain(`戻したものに上のこわれがあるので、入れかえていません。別の控えを指定してください。`)
    complain('What would be there is damaged as said above. Nothing was replaced.')
    return 2
  }
  say(`「${data}」に戻しました。 / Restored into "${data}".`)
  if (before !== undefined)
    say(`前のデータは「${before}」にあります。 / What was there before is "${before}".`)
  if (erased > 0) {
    say(
      `前に完全に消したもの（${erased}件）を、戻したデータからも消しました。控えの「${file}」には残っています。いらない控えは消してください。`,
    )
    say(`What was erased for good before (${erased}) was erased again. "${file}" still holds it.`)
  }
  say('戻したデータをはじめから終わりまで読み、こわれたところがないことを確かめました。')
  say('What is there now was read from end to end and is sound (verify).')
  say('サーバーを始めてください。開いたままの端末は、戻したところから始めなおします。')
  say('控えのあとに参加した人は、もう一度 QR か番号から入ってください。')
  say('Start the server. Open devices begin anew from here; who joined later joins again.')
  return 0
}

async function isWanted({ data, force, ask, complain }: Job, present: Present): Promise<boolean> {
  if (present === undefined || force) return true
  const what =
    present === 'unreadable'
      ? ['読めないデータ', 'data that cannot be read']
      : [`データ（ボード ${present.boards}）`, `${present.boards} board(s)`]
  if (!ask) {
    complain(`「${data}」には ${what[0]} があります。入れかえるには --force をつけてください。`)
    complain(`"${data}" holds ${what[1]}. Add --force to replace it. Nothing was done.`)
    return false
  }
  const answer = await ask(
    `「${data}」には ${what[0]} があります。控えと入れかえますか（前のデータは別の名前で残ります）。\n` +
      `"${data}" holds ${what[1]}. Replace it? It is kept under another name.\n` +
      'はい / いいえ (yes/no): ',
  )
  if (/^(はい|y|yes)$/i.test(answer.trim())) return true
  complain('何もしていません。 / Nothing was done.')
  return false
}
