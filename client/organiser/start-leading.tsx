import { useState } from 'react'
import { useLocation } from 'wouter'
import { surfaceOf } from '../../shared/board/roles.ts'
import { saidBy } from '../lead/said-by.ts'
import { join } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { boardsWords } from '../words/boards.ts'

/** Takes the facilitator's seat by the board's own link and goes there. */
export function StartLeading({
  link,
  label,
  main = false,
}: {
  /** `/k/<secret>` */
  link: string
  /** What a screen reader hears, where several such buttons stand below each other. */
  label?: string
  main?: boolean
}) {
  const [, navigate] = useLocation()
  const [state, setState] = useState<{ busy: boolean; problem: string | null }>({
    busy: false,
    problem: null,
  })
  const start = async () => {
    if (state.busy) return
    setState({ busy: true, problem: null })
    try {
      const { board, role } = await join({ key: link.slice(link.lastIndexOf('/') + 1) })
      navigate(`/b/${board}/${surfaceOf(role)}`)
    } catch (error) {
      setState({ busy: false, problem: saidBy(error) })
    }
  }
  return (
    <div className="boards-start">
      <Button
        look={main ? 'main' : 'quiet'}
        aria-label={label}
        aria-disabled={state.busy}
        onClick={() => void start()}
      >
        {state.busy ? boardsWords.starting : boardsWords.start}
      </Button>
      <div role="alert">{state.problem !== null && <Notice>{state.problem}</Notice>}</div>
    </div>
  )
}
