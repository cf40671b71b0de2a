import { useId } from 'react'
import type { Role } from '../../shared/board/roles.ts'
import { useSession } from '../sync/board-session.tsx'
import { useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { CheckIcon, TakeIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { takingWords as words } from '../words/taking.ts'
import { FILES } from './files.ts'
import { type Taking, useTaking } from './use-taking.ts'

/** What can be taken home: files, and pages to print. */
export function TakingList() {
  const { taking, take } = useTaking()
  const saved = useDeviceState((state) => state.allSaved)
  const id = useId()
  const making = taking.state === 'making'

  return (
    <div className="grid gap-4 break-keep">
      <p>{words.anytime}</p>
      {!saved && <Notice>{words.unsent}</Notice>}
      <section aria-labelledby={`${id}-files`} className="grid gap-2">
        <h3 id={`${id}-files`} className="font-bold">
          {words.files}
        </h3>
        <ul className="grid gap-2">
          {FILES.map((file) => (
            <li key={file} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <Button
                look={file === 'xlsx' ? 'main' : 'quiet'}
                aria-disabled={making}
                aria-describedby={`${id}-${file}`}
                className="w-56"
                onClick={() => void take(file)}
              >
                <TakeIcon />
                {words[file]}
              </Button>
              <span id={`${id}-${file}`} className="min-w-0 flex-1 basis-64">
                {words[`${file}Help`]}
              </span>
            </li>
          ))}
        </ul>
        <Outcome taking={taking} />
      </section>
      <Pages />
    </div>
  )
}

function Outcome({ taking }: { taking: Taking }) {
  const id = useId()
  return (
    <>
      {taking.state === 'making' && taking.slow && (
        <div className="grid gap-1">
          <p id={id} className="font-bold">
            {words.making(words[taking.file])}
          </p>
          <progress aria-labelledby={id} className="h-3 w-full accent-act" />
          <p>{words.makingHelp}</p>
        </div>
      )}
      {taking.state === 'taken' && (
        <p className="flex items-start gap-2 font-bold text-done">
          <CheckIcon className="mt-1" />
          <span className="min-w-0 [overflow-wrap:anywhere]">{words.taken(taking.name)}</span>
        </p>
      )}
      <div role="alert">{taking.state === 'failed' && <Notice>{taking.problem}</Notice>}</div>
    </>
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
