import { type ReactNode, useState } from 'react'
import { isOpen } from '../../shared/board/ballots.ts'
import { useBoard } from '../sync/hooks.tsx'
import { late } from '../ui/late.tsx'

/** Choosing comes late: a phone writes its first note without it. */
export const Choosing = late(() =>
  import('../ballots/choosing.tsx').then((module) => module.default),
)

/** What is asked of everybody takes the page's place; what stood there is not gone, with its words and its caret. */
export function Asked({ children }: { children: ReactNode }) {
  const asks = useBoard().ballots.some(isOpen)
  const [chooses, choose] = useState(false)
  return (
    <>
      {asks && <Choosing chooses={chooses} onChoose={choose} />}
      <div hidden={asks && chooses}>{children}</div>
    </>
  )
}
