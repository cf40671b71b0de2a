import { exactMoment, momentInEra } from '../../shared/tokyo.ts'
import type { Report } from '../store/check.ts'
import type { Flaw } from '../store/replay.ts'
import type { Job } from './job.ts'

/** What is in a file, and what is wrong with it. */
export function sayReport(
  { say, complain }: Pick<Job, 'say' | 'complain'>,
  { seal, boards, flaws }: Report,
) {
  const flawed = ({ ja, en }: Flaw) => complain(`  × ${ja} / ${en}`)
  if (seal) say(`${momentInEra(seal.at)}の控え / backup of ${exactMoment(seal.at)}`)
  flaws.forEach(flawed)
  for (const { id, title, sequence, updates, notes, rows, flaws } of boards) {
    say(
      `ボード「${title}」 付箋${notes}、取組${rows} / ` +
        `board ${id}: ${notes} notes, ${rows} rows, number ${sequence}, ${updates} updates in the log`,
    )
    flaws.forEach(flawed)
  }
}
