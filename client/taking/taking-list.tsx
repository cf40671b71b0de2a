import { useId } from 'react'
import type { Role } from '../../shared/board/roles.ts'
import { useSession } from '../sync/board-session.tsx'
import { useDeviceState } from '../sync/hooks.tsx'
import { Notice } from '../ui/notice.tsx'
import { takingWords as words } from '../words/taking.ts'
import { FileList } from './file-list.tsx'

/** What can be taken home: files, and pages to print. */
export function TakingList() {
  const { id, seat } = useSession()
  const saved = useDeviceState((state) => state.allSaved)

  return (
    <div className="grid gap-4 break-phrases">
      <p>{words.anytime}</p>
      {!saved && <Notice>{words.unsent}</Notice>}
      <FileList board={id} by={{ as: seat.role }} />
      <Pages />
    </div>
  )
}

type PrintPage = keyof typeof words.pages

/** Sheets, cards and the poster show the ways in, which are the facilitator's. */
const PRINTED_BY: Partial<Record<Role, readonly PrintPage[]>> = {
  staff: ['plan', 'blank', 'cards'],
  facilitator: ['plan', 'blank', 'cards', 'sheets', 'code-cards', 'poster'],
}

function Pages() {
  const { id: board, seat } = useSession()
  const heading = useId()
  return (
    <section aria-labelledby={heading}>
      <h3 id={heading} className="font-bold">
        {words.print}
      </h3>
      <ul className="flex flex-wrap gap-x-5">
        {(PRINTED_BY[seat.role] ?? []).map((page) => (
          <li key={page}>
            <a
              href={`/b/${board}/print/${page}?as=${seat.role}`}
              target="_blank"
              rel="noopener"
              className="inline-flex min-h-12 items-center font-bold text-act underline underline-offset-4"
            >
              {words.pages[page]}
              <span className="sr-only">{words.newWindow}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
