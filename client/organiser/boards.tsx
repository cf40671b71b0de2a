import '../lead/lead.css'
import '../lead/lead-side.css'
import './boards.css'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { ListedBoard } from '../../shared/http.ts'
import type { Template } from '../../shared/plan/templates.ts'
import { saidBy } from '../lead/said-by.ts'
import { getTemplates } from '../sync/board-requests.ts'
import { EraseButton } from '../sync/erase-button.tsx'
import { HttpError } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { boardsWords } from '../words/boards.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { adminKey, keepAdminKey } from './admin-key.ts'
import { listBoards } from './admin-requests.ts'
import { AskKey } from './ask-key.tsx'
import { BoardList } from './board-list.tsx'
import { MakeBoard } from './make-board.tsx'

type Listing =
  | { state: 'asking' }
  | { state: 'failed'; said: string; wrongKey: boolean }
  | { state: 'listed'; boards: readonly ListedBoard[]; templates: readonly Template[]; now: number }

/** The organiser's page: the workshops on this server, and a new one. */
export default function Boards() {
  const uiWords = useWords(SHARED)
  const [key, setKey] = useState(adminKey)
  const [listing, setListing] = useState<Listing>({ state: 'asking' })

  const list = useCallback(async (by: string) => {
    try {
      const [boards, { templates, now }] = await Promise.all([listBoards(by), getTemplates()])
      setListing({ state: 'listed', boards, templates, now })
    } catch (error) {
      const wrongKey = error instanceof HttpError && error.status === 401
      setListing({ state: 'failed', said: saidBy(error), wrongKey })
    }
  }, [])
  useEffect(() => {
    if (key !== null) void list(key)
  }, [key, list])

  const enter = (next: string | null) => {
    keepAdminKey(next)
    setListing({ state: 'asking' })
    setKey(next)
  }
  const wrong = listing.state === 'failed' && listing.wrongKey

  return (
    <div className="lead boards">
      <title>{boardsWords.documentTitle}</title>
      <header className="lead-head">
        <p className="lead-surface">{uiWords.product}</p>
        <nav className="lead-actions">
          <Link href="/" className="boards-link">
            {boardsWords.toHome}
          </Link>
          {key !== null && !wrong && (
            <Button look="plain" onClick={() => enter(null)}>
              {boardsWords.leave}
            </Button>
          )}
        </nav>
      </header>
      {key === null || wrong ? (
        <AskKey said={wrong ? listing.said : null} onKey={enter} />
      ) : (
        <main className="lead-column">
          <h1>
            <Phrases>{boardsWords.title}</Phrases>
          </h1>
          <Body listing={listing} adminKey={key} list={list} />
        </main>
      )}
      <footer className="lead-column">
        <EraseButton />
      </footer>
    </div>
  )
}

function Body({
  listing,
  adminKey,
  list,
}: {
  listing: Listing
  adminKey: string
  list: (by: string) => Promise<void>
}) {
  const uiWords = useWords(SHARED)
  switch (listing.state) {
    case 'asking':
      return <p aria-busy="true">{uiWords.loading}</p>
    case 'failed':
      return (
        <div role="alert">
          <Notice>
            <p>{listing.said}</p>
            <Button onClick={() => void list(adminKey)}>{boardsWords.again}</Button>
          </Notice>
        </div>
      )
    case 'listed':
      return (
        <>
          <BoardList boards={listing.boards} adminKey={adminKey} onChanged={() => list(adminKey)} />
          <MakeBoard
            templates={listing.templates}
            now={listing.now}
            adminKey={adminKey}
            onMade={() => void list(adminKey)}
          />
        </>
      )
  }
}
