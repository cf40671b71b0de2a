import { useState } from 'react'
import type { Links } from '../../shared/http.ts'
import type { Template } from '../../shared/plan/templates.ts'
import { BOXES } from '../drafts/boxes.ts'
import { useKept } from '../drafts/use-box.ts'
import { saidBy } from '../lead/said-by.ts'
import { createBoard } from '../sync/board-requests.ts'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { boardsWords } from '../words/boards.ts'
import { type BoardDraft, boardOf, draftFor } from './board-draft.ts'
import { BoardForm } from './board-form.tsx'
import { BoardMade } from './board-made.tsx'
import { newBoardForm } from './new-board-form.ts'

/** No board has it yet. */
const NEW_BOARD = `yoriai/${BOXES.newBoard()}`

interface Made {
  title: string
  joinCode: string
  links: Links
  /** What became of the years that the plan prints. */
  years: readonly string[]
}

/** From the form to the links of the new board. */
export function MakeBoard({
  templates,
  now,
  adminKey,
  onMade,
}: {
  templates: readonly Template[]
  /** By the server, ms since 1970. */
  now: number
  adminKey: string
  onMade: () => void
}) {
  const kept = useKept(NEW_BOARD, newBoardForm(templates, now), () => draftFor(templates, now))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [made, setMade] = useState<Made | null>(null)

  const create = async (wanted: BoardDraft) => {
    if (busy) return
    setBusy(true)
    setProblem(null)
    try {
      const chosen = templates.find(({ id }) => id === wanted.template)
      const board = boardOf(wanted, chosen)
      const { joinCode, links, years } = await createBoard(board, adminKey)
      setMade({ title: board.title, joinCode, links, years })
      kept.sent(draftFor(templates, now))
      onMade()
    } catch (error) {
      setProblem(saidBy(error))
    } finally {
      setBusy(false)
    }
  }

  if (made) return <BoardMade {...made} onAnother={() => setMade(null)} />
  return (
    <section className="lead-card" aria-labelledby="boards-make">
      <h2 id="boards-make">
        <Phrases>{boardsWords.make}</Phrases>
      </h2>
      {templates.length === 0 ? (
        <Notice>{boardsWords.noTemplates}</Notice>
      ) : (
        <BoardForm
          templates={templates}
          draft={kept}
          now={now}
          busy={busy}
          problem={problem}
          onCreate={(wanted) => void create(wanted)}
        />
      )}
    </section>
  )
}
