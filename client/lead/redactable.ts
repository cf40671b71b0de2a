import type { Redactable } from '../../shared/board/redaction.ts'
import { rowsFromNote } from '../../shared/board/standing.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { isBlank } from '../../shared/board/words.ts'
import type { PutAway } from '../../shared/http.ts'
import { has } from './newest.ts'

/** Something with words that can be erased for good. */
export interface Found {
  entry: Redactable
  kind: 'note' | 'away' | 'row' | 'removed'
  text: string
}

type Board = Pick<Snapshot, 'notes' | 'rows'>

/** Everything on the board, or put away, in whose words something is found; of a row also its reason and target. */
export function withWords(
  board: Board,
  away: readonly PutAway[],
  search: string,
): readonly Found[] {
  if (isBlank(search)) return []
  return all(board, away).filter(({ words }) => has(words, search))
}

const all = ({ notes, rows }: Board, away: readonly PutAway[]): (Found & { words: string })[] => [
  ...notes.map(({ id, text }) => said('note', `notes/${id}`, text)),
  ...away.map(({ note, text, reason }) => said('away', `notes/${note}`, text, reason)),
  ...rows.map((row) =>
    said(
      row.removed ? 'removed' : 'row',
      `rows/${row.id}`,
      row.text,
      ...[row.target, row.reason, row.question ?? '', row.asPrinted?.text ?? ''],
    ),
  ),
]

const said = (kind: Found['kind'], entry: Redactable, text: string, ...more: string[]) => ({
  ...{ kind, entry, text },
  words: [text, ...more].join('\n'),
})

/** What may say the same: rows that were made of a note, notes that a row was made of. */
export function relatedTo(board: Board, { entry }: Found): readonly Found[] {
  const id = entry.slice(entry.indexOf('/') + 1)
  if (entry.startsWith('notes/')) {
    const made = new Set<string>(rowsFromNote(board, id as (typeof board.notes)[number]['id']))
    return board.rows.flatMap((row) =>
      made.has(row.id)
        ? [{ entry: `rows/${row.id}` as const, kind: 'row' as const, text: row.text }]
        : [],
    )
  }
  const from = new Set<string>(board.rows.find((row) => row.id === id)?.from ?? [])
  return board.notes.flatMap((note) =>
    from.has(note.id)
      ? [{ entry: `notes/${note.id}` as const, kind: 'note' as const, text: note.text }]
      : [],
  )
}
