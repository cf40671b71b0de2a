import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { adminKeyIn } from '../admin-key.ts'
import { hereAt, reachableAt } from '../app/addresses.ts'
import { linksSaid } from '../banner.ts'
import { readSettings } from '../env.ts'
import { DATABASE_FILE } from '../store/sqlite.ts'
import { openToRead } from '../store/sqlite-file.ts'
import { SqliteRegistry } from '../store/sqlite-registry.ts'
import type { ExitCode, Job } from './job.ts'

/**
 * The ways in, for whoever holds the machine: on a terminal, or in a file that nobody else reads. What
 * goes elsewhere may be kept in a log for years.
 */
export async function linksCommand(job: Job): Promise<ExitCode> {
  const { data, file, say, complain, isTerminal } = job
  if (file === undefined && !isTerminal) {
    complain(
      'リンクと鍵は、端末の画面にだけ出します。ファイルの名前をつけると、持ち主だけが読めるファイルに書きます。',
    )
    complain('Links and keys go to a terminal only. Name a file to have them written there (0600).')
    return 1
  }
  const lines = await linesOf(job)
  if (file === undefined) {
    for (const line of lines) say(line)
    return 0
  }
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' })
  say(`「${file}」に書きました。読み終わったら消してください。`)
  say(`Wrote "${file}". Remove it when you have read it. (${data})`)
  return 0
}

async function linesOf({ data, env }: Job): Promise<string[]> {
  const { host, port, publicUrl, adminKey } = readSettings(env)
  const here = hereAt(host, port)
  const base = publicUrl?.replace(/\/+$/, '') ?? reachableAt(host, port)[0] ?? here
  const { db } = openToRead(join(data, DATABASE_FILE))
  try {
    const registry = new SqliteRegistry(db)
    const boards = (await registry.boards()).filter(({ state }) => state === 'open')
    const all = await Promise.all(
      boards.map(async (board) => ({ board, links: await registry.links(board.id) })),
    )
    return linksSaid(here, base, all, adminKey ?? adminKeyIn(data))
  } finally {
    db.close()
  }
}
