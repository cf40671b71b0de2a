import { useId, useState } from 'react'
import type { ListedBoard } from '../../shared/http.ts'
import { Confirm } from '../lead/confirm.tsx'
import { EndDialog } from '../lead/end-dialog.tsx'
import { saidBy } from '../lead/said-by.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { BinIcon } from '../ui/tool-icons.tsx'
import { boardsWords as words } from '../words/boards.ts'
import { leadWords } from '../words/lead.ts'
import { closeBy, deleteBy, reopenBy } from './admin-requests.ts'
import { BoardTaking } from './board-taking.tsx'
import { sameTitle } from './same-title.ts'

/** Ends a workshop, opens it again, or deletes it for good. */
export function BoardActions({
  board,
  adminKey,
  onChanged,
}: {
  board: ListedBoard
  adminKey: string
  onChanged: () => Promise<void>
}) {
  const speaker = useSpeaker()
  const [asking, setAsking] = useState<'close' | 'delete' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const reopen = async () => {
    try {
      await reopenBy(adminKey, board.id)
      setProblem(null)
      speaker.announce(leadWords.reopened)
      await onChanged()
    } catch (error) {
      setProblem(saidBy(error))
    }
  }
  return (
    <div className="boards-actions">
      <BoardTaking board={board} adminKey={adminKey} />
      {board.state === 'closed' ? (
        <Button
          look="plain"
          aria-label={words.of(leadWords.reopen, board.title)}
          onClick={() => void reopen()}
        >
          {leadWords.reopen}
        </Button>
      ) : (
        <Button
          look="plain"
          aria-label={words.of(leadWords.endDo, board.title)}
          onClick={() => setAsking('close')}
        >
          {leadWords.endDo}
        </Button>
      )}
      <Button
        look="gone"
        aria-label={words.of(words.delete, board.title)}
        onClick={() => setAsking('delete')}
      >
        <BinIcon />
        {words.delete}
      </Button>
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
      {asking === 'close' && (
        <EndDialog
          unrevealed={0}
          before={<p className="lead-strong">{board.title}</p>}
          onDo={async (choice) => {
            await closeBy(adminKey, board.id, choice)
            speaker.announce(leadWords.ended)
            await onChanged()
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'delete' && (
        <DeleteBoard
          board={board}
          onDo={async () => {
            await deleteBy(adminKey, board)
            speaker.announce(words.deleted(board.title))
            await onChanged()
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </div>
  )
}

/** For good: the title has to be written once more. */
function DeleteBoard({
  board,
  onDo,
  onClose,
}: {
  board: ListedBoard
  onDo: () => Promise<void>
  onClose: () => void
}) {
  const ids = { field: useId(), help: useId() }
  const [typed, setTyped] = useState('')
  const same = sameTitle(typed, board.title)
  return (
    <Confirm
      title={words.deleteTitle}
      what={
        <>
          <p className="lead-strong">{board.title}</p>
          {words.deleteEnds.map((line) => (
            <p key={line}>{line}</p>
          ))}
          <div className="lead-field">
            <label htmlFor={ids.field}>{words.deleteType}</label>
            <input
              id={ids.field}
              autoComplete="off"
              value={typed}
              aria-describedby={ids.help}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <p id={ids.help}>{same ? words.deleteSame : words.deleteNotSame}</p>
          </div>
        </>
      }
      action={words.deleteDo}
      final
      ready={same}
      onDo={onDo}
      onClose={onClose}
    />
  )
}
