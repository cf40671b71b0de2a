import type { Report } from '../store/check.ts'
import type { Flaw } from '../store/replay.ts'
import type { Job } from './job.ts'

/** What is in a file, and what is wrong with it. */
export function sayReport({ say, complain }: Job, { seal, boards, flaws }: Report) {
  const flawed = ({ ja, en }: Flaw) => complain(`  × ${ja} / ${en}`)
  if (seal) {
    const at = new Date(seal.at)
    say(`${at.toLocaleString('ja-JP')} の控え / backup of ${at.toISOString()}`)
  }
  flaws.forEach(flawed)
  for (const { id, title, sequence, updates, notes, rows, flaws } of boards) {
    say(
      `ボード「${title}」 付箋${notes}、取組${rows} / ` +
        `board ${id}: ${notes} notes, ${rows} rows, number ${sequence}, ${updates} updates in the log`,
    )
    flaws.forEach(flawed)
  }
}
