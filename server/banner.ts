import { renderUnicodeCompact } from 'uqr'
import type { Links } from '../shared/http.ts'
import { grouped } from '../shared/way-in.ts'
import { joinUrl, linkOf } from './app/addresses.ts'
import type { BoardRecord } from './store/registry.ts'

export interface Announcement {
  /** This machine's own address: http://localhost:8787 */
  here: string
  /** Addresses that phones can reach, best first. */
  reachable: readonly string[]
  /** A board to join, and its links. */
  open: { board: BoardRecord; links: Links } | undefined
  adminKey: string
  /** Whether it is read on a terminal. What goes elsewhere is kept in a log: it holds no secret. */
  terminal: boolean
}

/** What the person who started the server sees. */
export function banner({ here, reachable, open, adminKey, terminal }: Announcement): string {
  const base = reachable[0] ?? here
  return [
    '',
    'よりあいボード / Yoriai Board',
    '',
    `  この機械で / on this machine   ${here}/`,
    ...reachable.map((address) => `  会場から / from the hall        ${address}/`),
    ...(terminal && open ? boardLines(base, open) : []),
    '',
    ...(terminal ? adminLines(here, adminKey) : WHERE_THE_LINKS_ARE),
    '',
    '  終わるときは Ctrl+C / press Ctrl+C to stop',
    '',
  ].join('\n')
}

const WHERE_THE_LINKS_ARE = [
  '  番号、進行のリンク、管理者リンクは、ここには出しません（記録に残るため）。端末で、つぎを実行すると出ます。',
  '  Codes and links are not printed where they would be logged. To see them, run in a terminal:',
  '  npm run yoriai -- links',
]

const adminLines = (here: string, adminKey: string) => [
  '  管理者リンク（人に見せないでください） / admin link (keep it to yourself)',
  `  ${here}/#admin=${encodeURIComponent(adminKey)}`,
]

type Open = NonNullable<Announcement['open']>

const boardLines = (base: string, { board, links }: Open) => [
  '',
  `  ${board.title}`,
  '',
  ...qr(joinUrl(base, links)),
  '',
  ...wayIn(base, { board, links }),
  `  進行 / facilitator   ${base}${linkOf(links.facilitator)}`,
]

const wayIn = (base: string, { board, links }: Open) => [
  `  参加 / join          ${joinUrl(base, links)}`,
  `  番号 / code          ${grouped(board.joinCode)}`,
]

/** All ways in, of all boards that are open. */
export const linksSaid = (
  here: string,
  base: string,
  boards: readonly { board: BoardRecord; links: Links | undefined }[],
  adminKey: string | undefined,
): string[] => [
  ...boards.flatMap(({ board, links }) =>
    links
      ? [
          `  ${board.title}`,
          ...wayIn(base, { board, links }),
          `  書記 / scribe        ${base}${linkOf(links.scribe)}`,
          `  記録 / staff         ${base}${linkOf(links.staff)}`,
          `  進行 / facilitator   ${base}${linkOf(links.facilitator)}`,
          `  投影 / screen        ${base}${linkOf(links.screen)}`,
          '',
        ]
      : [],
  ),
  ...(adminKey === undefined ? [] : adminLines(here, adminKey)),
]

/** White on black by colour, whatever the terminal's own. */
const qr = (text: string) =>
  renderUnicodeCompact(text, { ecc: 'L', border: 2 })
    .split('\n')
    .map((line) => `  \u001b[40;97m${line}\u001b[0m`)
