import type { ReactNode } from 'react'
import { screenWords } from '../words/screen.ts'

/** What the hall is looking at. The pages' turn is told in words and figures, not only by moving. */
export function Head({
  over,
  title,
  page,
  pages,
}: {
  over: ReactNode
  title: ReactNode
  page: number
  pages: number
}) {
  return (
    <header className="screen-head">
      <div className="screen-over">
        <p>{over}</p>
        {pages > 1 && <p className="screen-page">{screenWords.page(page + 1, pages)}</p>}
      </div>
      <h1>{title}</h1>
    </header>
  )
}
