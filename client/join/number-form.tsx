import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { CODE_LENGTHS, grouped, isCodeLength, queryOf, readWayIn } from '../../shared/way-in.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { JOIN } from '../words/join.ts'
import { NUMBER } from '../words/number.ts'
import type { PhoneWords } from '../words/phone.ts'
import { useWords } from '../words/provided.ts'
import { failureWords } from './enter.ts'
import { EnteringSaid } from './entering-said.tsx'
import { Privacy } from './privacy.tsx'
import { isBusy, useEnter } from './use-enter.ts'

type Asked =
  | { state: 'nothing' }
  | { state: 'cut' }
  | { state: 'incomplete'; digits: number }
  | { state: 'which'; codes: readonly string[] }

const NOTHING: Asked = { state: 'nothing' }

/** One field for the number, a link, or a text with either in it, and one button. */
export default function NumberForm({ start }: { start?: string }) {
  const joinWords = useWords(JOIN)
  const numberWords = useWords(NUMBER)
  const { entering, go, stop } = useEnter()
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState(start === undefined ? '' : tidy(start))
  const [asked, ask] = useState<Asked>(NOTHING)
  const [composing, setComposing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const started = useRef(false)
  const ids = { field: useId(), help: useId(), problem: useId() }
  const problemOf = (): string | null => {
    if (asked.state === 'cut') return numberWords.cut
    if (asked.state === 'incomplete') return incomplete(asked.digits, numberWords)
    return asked.state === 'nothing' && entering.state === 'failed'
      ? failureWords(entering.why, joinWords.link.old, joinWords)
      : null
  }
  const problem = problemOf()

  const follow = (text: string) => {
    const way = readWayIn(text)
    ask(NOTHING)
    switch (way.kind) {
      case 'code':
        if (!isCodeLength(way.code.length))
          return ask({ state: 'incomplete', digits: way.code.length })
        return void go({ code: way.code }, way.table)
      case 'link':
        return navigate(`/${way.at}/${way.secret}${queryOf(way)}`)
      case 'page':
        return navigate(way.path)
      case 'admin':
        return location.assign(`/#admin=${encodeURIComponent(way.key)}`)
      case 'several':
        return ask({ state: 'which', codes: way.codes })
      case 'cut':
        return ask({ state: 'cut' })
      case 'short':
        return ask({ state: 'incomplete', digits: way.digits })
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new problem, not the same one in another language
  useEffect(() => {
    if (problem) field.current?.focus()
  }, [asked, entering])
  // An address with the number in it was typed to come in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, with what the page was opened with
  useEffect(() => {
    if (start === undefined || started.current) return
    started.current = true
    follow(start)
  }, [])

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (entering.state === 'told') return entering.goOn()
    follow(field.current?.value ?? '')
  }

  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-4">
      <p id={ids.help}>{numberWords.help}</p>
      <div>
        <label htmlFor={ids.field} className="mb-2 block font-bold">
          {numberWords.code}
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
          value={typed}
          // While full-width digits are being composed the field is the input method's.
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={(event) => {
            setComposing(false)
            setTyped(tidy(event.currentTarget.value))
          }}
          onChange={(event) => {
            const text = event.currentTarget.value
            setTyped(composing ? text : tidy(text))
            ask(NOTHING)
            stop()
          }}
        />
      </div>
      <div id={ids.problem} role="alert">
        {problem && <Notice>{problem}</Notice>}
        {asked.state === 'which' && (
          <Notice>
            <p>{numberWords.which}</p>
            <div className="mt-2 flex flex-wrap gap-2">
              {asked.codes.map((code) => (
                <Button key={code} onClick={() => follow(code)} className="figures">
                  {grouped(code)}
                </Button>
              ))}
            </div>
          </Notice>
        )}
      </div>
      <EnteringSaid entering={entering} />
      {entering.state === 'told' && (
        <div className="grid gap-4" ref={intoSight}>
          <p role="status">
            <Ruby>{joinWords.found}</Ruby>
          </p>
          <Privacy text={entering.privacy} />
        </div>
      )}
      <Button look="main" type="submit" aria-disabled={isBusy(entering)}>
        {isBusy(entering)
          ? joinWords.entering
          : entering.state === 'told'
            ? joinWords.link.act
            : numberWords.enter}
      </Button>
    </form>
  )
}

/** Its button with it, also on the smallest phone. */
const intoSight = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'nearest' })

/** Digits stand in three and three as they are typed; a link or a sentence stays as it was pasted. */
export function tidy(typed: string): string {
  const way = readWayIn(typed)
  const alone = /^[\d\s\-‐‑‒–—―−ーｰ・.]*$/.test(typed.normalize('NFKC'))
  if (!alone) return typed
  if (way.kind === 'code' && isCodeLength(way.code.length)) return grouped(way.code)
  const digits = typed.normalize('NFKC').replace(/\D/g, '')
  return digits.length <= MOST_DIGITS ? grouped(digits) : typed
}

const MOST_DIGITS = Math.max(...CODE_LENGTHS)

const incomplete = (digits: number, words: PhoneWords['number']) =>
  digits > 0 && digits < MOST_DIGITS ? words.wrongLength(digits) : words.unclear
