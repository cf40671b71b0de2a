import { useState } from 'react'
import type { ListedBoard } from '../../shared/http.ts'
import { FileList } from '../taking/file-list.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { boardsWords } from '../words/boards.ts'
import { takingWords } from '../words/taking.ts'

/** 出力 out of the organiser's list, also long after the workshop is over: no seat is needed. */
export function BoardTaking({ board, adminKey }: { board: ListedBoard; adminKey: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        look="plain"
        aria-haspopup="dialog"
        aria-label={boardsWords.of(takingWords.open, board.title)}
        onClick={() => setOpen(true)}
      >
        {takingWords.open}
      </Button>
      {open && (
        <Dialog title={takingWords.title} onClose={() => setOpen(false)}>
          <div className="grid gap-4 break-phrases">
            <p className="font-bold">{board.title}</p>
            <FileList board={board.id} by={{ key: adminKey }} />
          </div>
        </Dialog>
      )}
    </>
  )
}
