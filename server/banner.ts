import { renderUnicodeCompact } from 'uqr'
import { joinUrl, linkOf } from './app/addresses.ts'
import type { BoardRecord, Links } from './store/registry.ts'

export interface Announcement {
  /** This machine's own address: http://localhost:8787 */
  here: string
  /** Addresses that phones can reach, best first. */
  reachable: readonly string[]
  /** A board to join, and its links. */
  open: { board: BoardRecord; links: Links } | undefined
  adminKey: string
  /** Whether it is read on a terminal, where colours keep the QR readable on light ground. */
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
    ...(open ? boardLines(base, open, terminal) : []),
    '',
    '  管理者リンク（人に見せないでください） / admin link (keep it to yourself)',
    `  ${here}/#admin=${encodeURIComponent(adminKey)}`,
    '',
    '  終わるときは Ctrl+C / press Ctrl+C to stop',
    '',
  ].join('\n')
}

function boardLines(
  base: string,
  { board, links }: NonNullable<Announcement['open']>,
  terminal: boolean,
): string[] {
  const url = joinUrl(base, links)
  const code = `${board.joinCode.slice(0, 3)} ${board.joinCode.slice(3)}`
  return [
    '',
    `  ${board.title}`,
    '',
    ...qr(url, terminal),
    '',
    `  参加 / join          ${url}`,
    `  番号 / code          ${code}`,
    `  進行 / facilitator   ${base}${linkOf(links.facilitator)}`,
  ]
}

/** White on black by colour, whatever the terminal's own. */
function qr(text: string, terminal: boolean): string[] {
  const lines = renderUnicodeCompact(text, { ecc: 'L', border: 2 }).split('\n')
  return lines.map((line) => (terminal ? `  \u001b[40;97m${line}\u001b[0m` : `  ${line}`))
}
