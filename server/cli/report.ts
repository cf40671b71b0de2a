import { exactMoment, momentInEra } from '../../shared/tokyo.ts'
import type { Report } from '../store/check.ts'
import type { Flaw } from '../store/replay.ts'
import type { Job } from './job.ts'

type Saying = Pick<Job, 'say' | 'complain'>

export function sayFlaws({ complain }: Saying, flaws: readonly Flaw[]) {
  for (const { ja, en } of flaws) complain(`  × ${ja} / ${en}`)
}

/** What is in a file, and what is wrong with it. */
export function sayReport(job: Saying, { seal, boards, flaws }: Report) {
  const { say } = job
  if (seal) say(`${momentInEra(seal.at)}の控え / backup of ${exactMoment(seal.at)}`)
  sayFlaws(job, flaws)
  for (const { id, title, sequence, updates, notes, rows, flaws } of boards) {
    say(
      `ボード「${title}」 付箋${notes}、取組${rows} / ` +
        `board ${id}: ${notes} notes, ${rows} rows, number ${sequence}, ${updates} updates in the log`,
    )
    sayFlaws(job, flaws)
  }
}
