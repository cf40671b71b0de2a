import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { Link } from 'wouter'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { uiWords } from '../words/ja.ts'
import { joinWords } from '../words/join.ts'
import { digitsOf, grouped, isWhole } from './code.ts'
import { failureWords } from './enter.ts'
import { useEnter } from './use-enter.ts'

/** Six digits and one button. */
export function Home() {
  const { entering, go } = useEnter()
  const [code, setCode] = useState('')
  const [missing, setMissing] = useState(0)
  const [composing, setComposing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const ids = { field: useId(), help: useId(), problem: useId() }
  const problem =
    missing > 0
      ? joinWords.incomplete(missing)
      : entering.state === 'failed'
        ? failureWords(entering.why, joinWords.link.old)
        : null

  useEffect(() => {
    document.title = uiWords.product
  }, [])
  useEffect(() => {
    if (problem) field.current?.focus()
  }, [problem])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const digits = digitsOf(field.current?.value ?? '')
    setMissing(6 - digits.length)
    if (isWhole(digits)) void go({ code: digits })
  }

  return (
    <Page title={joinWords.title}>
      <p id={ids.help}>{joinWords.help}</p>
      <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-4">
        <div>
          <label htmlFor={ids.field} className="mb-2 block font-bold">
            {joinWords.code}
          </label>
          <input
            ref={field}
            id={ids.field}
            inputMode="numeric"
            autoComplete="off"
            enterKeyHint="go"
            className="figures block min-h-16 w-full rounded-8 border-2 border-edge bg-paper px-4 text-center font-bold text-std-32B-150 tracking-[0.1em] aria-invalid:border-look-edge"
            aria-describedby={problem ? `${ids.help} ${ids.problem}` : ids.help}
            aria-invalid={problem ? true : undefined}
            value={code}
            // While full-width digits are being composed the field is the input method's.
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={(event) => {
              setComposing(false)
              setCode(grouped(digitsOf(event.currentTarget.value)))
            }}
            onChange={(event) => {
              const typed = event.currentTarget.value
              setCode(composing ? typed : grouped(digitsOf(typed)))
              setMissing(0)
            }}
          />
        </div>
        <div id={ids.problem} role="alert">
          {problem && <Notice>{problem}</Notice>}
        </div>
        <Button look="main" type="submit" aria-disabled={entering.state === 'asking'}>
          {entering.state === 'asking' ? joinWords.entering : joinWords.enter}
        </Button>
      </form>
      <Link
        href="/?boards"
        className="inline-flex min-h-12 items-center justify-self-start text-sub underline underline-offset-4"
      >
        {joinWords.organiser}
      </Link>
    </Page>
  )
}
