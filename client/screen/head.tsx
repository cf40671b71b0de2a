import type { ReactNode } from 'react'
import { screenWords } from '../words/screen.ts'
import { Title } from './title.tsx'

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
        <p className="screen-one-line">{over}</p>
        {pages > 1 && <p className="screen-page">{screenWords.page(page + 1, pages)}</p>}
      </div>
      {typeof title === 'string' ? <Title text={title} /> : <h1>{title}</h1>}
    </header>
  )
}
