import type { ReactNode } from 'react'
import { printWords as words } from '../words/print.ts'
import { lengthOf } from './title.tsx'

/** One sheet of paper: which workshop, as of when, and which page of how many stand on each. */
export function PaperPage({
  title,
  asOf,
  page,
  pages,
  children,
}: {
  title: string
  asOf: string
  page: number
  pages: number
  children: ReactNode
}) {
  return (
    <div className="print-paper print-page">
      <p className="print-running">
        <span className="print-running-title" data-length={lengthOf(title)}>
          {title}
        </span>
        <span>{asOf}</span>
      </p>
      <div className="print-room">{children}</div>
      <p className="print-number">{words.page(page, pages)}</p>
    </div>
  )
}
