import { memo, type ReactNode } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { FoldedText } from '../ui/folded-text.tsx'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'

const PAPERS = [
  'bg-note-cream',
  'bg-note-sky',
  'bg-note-mint',
  'bg-note-pink',
  'bg-note-beige',
] as const

/** A table's colour of paper. The card also says the table in words. */
export const paperOf = (table: number | undefined): string =>
  PAPERS[((table ?? 1) - 1) % PAPERS.length] ?? PAPERS[0]

interface NoteCardProps {
  note: Note
  /** Who it is for, in its short name; left out where the place already says it. */
  actor?: string | undefined
  textId?: string | undefined
  className?: string
  children?: ReactNode
}

/** One note as paper: the words, whose task it is, which table it came from; below it what its place adds. */
export const NoteCard = memo(function NoteCard({
  note,
  actor,
  textId,
  className = '',
  children,
}: NoteCardProps) {
  const uiWords = useWords(SHARED)
  const facts = [
    actor,
    note.table === undefined ? undefined : uiWords.tableName(note.table),
  ].filter((fact) => fact !== undefined)
  return (
    <div className={`paper-note px-3.5 py-3 ${paperOf(note.table)} ${className}`}>
      <FoldedText id={note.id} text={note.text} textId={textId} />
      {facts.length > 0 && (
        <p className="mt-1 flex flex-wrap gap-x-3 font-bold text-ink/75">
          {facts.map((fact) => (
            <span key={fact}>{fact}</span>
          ))}
        </p>
      )}
      {children}
    </div>
  )
})
