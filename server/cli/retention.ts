import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { dayIn } from '../../shared/tokyo.ts'
import { readSettings } from '../env.ts'
import { bornBefore, DAY_MS, type Keep, KINDS, type Kind, SETTINGS } from '../retention/ages.ts'
import { type ClockSays, reckon } from '../retention/date.ts'
import { deleteAged } from '../retention/delete-aged.ts'
import type { Due } from '../store/ageing.ts'
import { type Copy, copiesBefore } from '../store/copies.ts'
import { lookAtAgeing } from '../store/look-at-ageing.ts'
import { DATABASE_FILE, openSqlite } from '../store/sqlite.ts'
import type { ExitCode, Job } from './job.ts'

const NAMES: Record<Kind, readonly [ja: string, en: string]> = {
  authors: ['だれがどの付箋を書いたか', 'who wrote which note'],
  putAway: ['しまった付箋の言葉と理由', 'notes put away'],
  commands: ['済んだ操作の控え', 'commands that are done'],
  votes: ['だれが何を選んだか（投票とアンケート）', 'who chose what'],
  returns: ['前の席にもどるリンク', 'links of return'],
  wifi: ['会場のWi-Fi', 'the hall’s Wi-Fi'],
  seats: ['席', 'seats'],
  links: ['会場で配ったリンク', 'links handed out in the hall'],
  copies: ['戻すまえのデータ', 'data from before a restore'],
}

const CLOCK: Record<ClockSays, readonly [ja: string, en: string] | undefined> = {
  right: undefined,
  ahead: [
    '時計が、前に使った日から何日も先です。サーバーは、日をおいて確かめてから消します',
    'The clock is days ahead of the last use: the server waits for another day before it deletes',
  ],
  'far-ahead': [
    '時計が、前に使った日から400日より先です。サーバーはひとりでには消しません',
    'The clock is more than 400 days ahead of the last use: the server does not delete by itself',
  ],
  behind: [
    '時計が、前に使った日より前です。サーバーはひとりでには消しません',
    'The clock is behind the last use: the server does not delete by itself',
  ],
}

/** What is over its age: shows it, or deletes it now. */
export async function retentionCommand(job: Job): Promise<ExitCode> {
  const { data, env, say, now } = job
  const { keep } = readSettings(env)
  const date = now()
  const { due, dates } = await lookAtAgeing(join(data, DATABASE_FILE), date, keep)
  const copies = copiesBefore(data, bornBefore(date, keep.copies))
  saySettings(job, keep)
  sayDue(job, date, due, copies)
  const { clock } = reckon(dates, date)
  const why = CLOCK[clock]
  if (why) say(`${why[0]}（${dayIn(dates.seenAt)} → ${dayIn(date)}）。 / ${why[1]}.`)
  if (!job.delete) {
    if (due.length + copies.length === 0) return 0
    say('まだ何も消していません。動いているサーバーは、1日に1回、ひとりでに消します。')
    say('いま消すときは、サーバーを止めて、--delete をつけてください。')
    say(
      'Nothing was deleted. A running server does so once a day; to do it now, stop it and add --delete.',
    )
    return 0
  }
  if (why && !(await isRight(job, date))) return 1
  return deleteNow(job, keep, date)
}

function saySettings({ say }: Job, keep: Keep) {
  say('消すまでの日数 / after how many days it is deleted')
  for (const kind of KINDS) {
    const [ja, en] = NAMES[kind]
    say(`  ${ja}：${daysOf(keep[kind])} / ${en}${settingOf(kind)}`)
  }
  const [name] = SETTINGS.unclosed
  say(`  終えていないボードを終わったとみなすまで：${daysOf(keep.unclosed)} / ${name}`)
}

const daysOf = (days: number | undefined) => (days === undefined ? '消しません' : `${days}日`)
const settingOf = (kind: Kind) =>
  kind in SETTINGS ? `: ${SETTINGS[kind as keyof typeof SETTINGS][0]}` : ''

function sayDue({ say }: Job, date: number, due: readonly Due[], copies: readonly Copy[]) {
  if (due.length + copies.length === 0) {
    say('日がたって消すものは、いまありません。 / Nothing is over its age.')
    return
  }
  say(`日がたったもの（${dayIn(date)}） / over its age`)
  const ago = (since: number) => Math.floor((date - since) / DAY_MS)
  for (const [at, { board, title, kind, count, since }] of due.entries()) {
    if (due[at - 1]?.board !== board) say(`ボード「${title}」 / board ${board}`)
    const [ja, en] = NAMES[kind]
    say(`  ${ja} ${count}件、${ago(since)}日たちました / ${en}: ${count}, ${ago(since)} days`)
  }
  for (const { name, at } of copies)
    say(
      `${NAMES.copies[0]}「${name}」 ${ago(at)}日たちました / ${NAMES.copies[1]}, ${ago(at)} days`,
    )
}

async function isRight({ force, ask, complain }: Job, date: number): Promise<boolean> {
  if (force) return true
  const day = dayIn(date)
  const answer = await ask?.(
    `いまは ${day} ですか。時計が違うと、まだ要るものまで消えます。 / Is it ${day}?\nはい / いいえ (yes/no): `,
  )
  if (/^(はい|y|yes)$/i.test(answer?.trim() ?? '')) return true
  complain('何も消していません。時計が正しければ --force をつけてください。')
  complain('Nothing was deleted. Add --force if the clock is right.')
  return false
}

async function deleteNow(job: Job, keep: Keep, date: number): Promise<ExitCode> {
  const { data, say, complain, chance } = job
  const store = openSqlite(data)
  let failed = false
  let deleted = 0
  try {
    // Whoever asks for it vouches for the clock.
    await store.ageing.setDates({ seenAt: date, aheadSince: undefined })
    const isSwept = await deleteAged({
      ...{ store, folder: data, keep, date, chance, rest: turn },
      // No server runs: nobody is on any board.
      alone: (_, work) => work(),
      onDeleted: (_, count) => {
        deleted += count
      },
      onFailed: (error, board) => {
        failed = true
        const why = error instanceof Error ? error.message : String(error)
        complain(`ボード ${board} のものは消せませんでした（${why}）。 / not done for this board`)
      },
    })
    say(
      `${deleted}件を消しました。計画、取組、付箋はそのままです。 / Deleted ${deleted}; plan and notes stay.`,
    )
    if (!isSwept)
      say(
        'ファイルに残ったあとは、つぎに始めるときに消します。 / The files are swept at the next start.',
      )
  } finally {
    await store.close()
  }
  return failed ? 2 : 0
}
