import { type FormEvent, useId, useRef, useState } from 'react'
import { readWayIn } from '../../shared/way-in.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { boardsWords } from '../words/boards.ts'

/** Asks for the admin key; says what the server said of the last one. */
export function AskKey({ said, onKey }: { said: string | null; onKey: (key: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [missing, setMissing] = useState(false)
  const ids = { field: useId(), help: useId(), problem: useId() }
  const problem = missing ? boardsWords.keyMissing : said

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const typed = field.current?.value.trim() ?? ''
    const way = readWayIn(typed)
    // The server prints the key within a link: that may be pasted whole.
    const key = way.kind === 'admin' ? way.key : typed
    setMissing(key === '')
    if (key === '') field.current?.focus()
    else onKey(key)
  }

  return (
    <main className="boards-narrow">
      <h1>
        <Phrases>{boardsWords.keyTitle}</Phrases>
      </h1>
      <p id={ids.help}>{boardsWords.keyHelp}</p>
      <form onSubmit={submit} noValidate className="lead-field">
        <label htmlFor={ids.field}>{boardsWords.key}</label>
        <input
          ref={field}
          id={ids.field}
          type="password"
          autoComplete="off"
          aria-describedby={problem === null ? ids.help : `${ids.help} ${ids.problem}`}
          aria-invalid={problem === null ? undefined : true}
        />
        <div id={ids.problem} role="alert">
          {problem !== null && <Notice>{problem}</Notice>}
        </div>
        <Button look="main" type="submit">
          {boardsWords.enter}
        </Button>
      </form>
    </main>
  )
}
