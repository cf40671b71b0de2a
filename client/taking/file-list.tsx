import { useId } from 'react'
import type { BoardId } from '../../shared/board/ids.ts'
import { Button } from '../ui/button.tsx'
import { CheckIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { TakeIcon } from '../ui/tool-icons.tsx'
import { takingWords as words } from '../words/taking.ts'
import { type By, FILES } from './files.ts'
import { type Taking, useTaking } from './use-taking.ts'

/** The files of a board, a button each; and what became of the one that was asked for. */
export function FileList({ board, by }: { board: BoardId; by: By }) {
  const { taking, take } = useTaking(board, by)
  const id = useId()
  const making = taking.state === 'making'

  return (
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
