import { useEffect, useRef, useState } from 'react'
import type { PhaseId } from '../../shared/board/ids.ts'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { LookIcon, NextIcon } from '../ui/icons.tsx'
import { eveningWords as words } from '../words/evening.ts'
import { askingForMore, suggestion } from './course.ts'
import { Consequences, useNext } from './rail.tsx'
import { useGo } from './use-going.ts'

/** The one button of 進行: it says before it is pressed what it will do, and when it would be time. */
export function NextStep({ now, mayLead }: { now: number; mayLead: boolean }) {
  const board = useBoard()
  const here = useDeviceState((state) => state.here)
  const go = useGo()
  const { current, next } = useNext()
  const from = current?.id ?? null
  const to = next?.id ?? null
  const isNew = useJustChanged(from)
  useKeys(mayLead && !isNew, (forward) => {
    if (forward && next !== undefined) return void go(from, to)
    const before = board.agenda[board.agenda.findIndex(({ id }) => id === from) - 1]
    if (!forward && before) void go(from, before.id)
  })
  const why = current && suggestion(board, { phase: current, here, now })
  const slow = current ? askingForMore(here) : []
  if (next === undefined) return null
  return (
    <section className="next-step" aria-labelledby="next-step" data-suggested={why !== undefined}>
      <h2 id="next-step">{words.press}</h2>
      <Consequences phase={next} />
      <div role="status" className="next-why">
        {slow.length > 0 ? (
          <p>
            <LookIcon />
            {words.waitFor(slow.join('、'))}
          </p>
        ) : (
          why && <p>{why}</p>
        )}
      </div>
      <Button
        look="main"
        disabled={!mayLead}
        aria-disabled={isNew}
        onClick={() => {
          if (!isNew) void go(from, to)
        }}
        className="next-step-go w-full"
      >
        {next === null ? words.finish : current ? words.next(next.title) : words.start(next.title)}
        <NextIcon />
      </Button>
    </section>
  )
}

/** So long after the evening went on nothing is pressed: a second press was meant for the first step. */
const SETTLES_MS = 800

/** Whether the evening went on a moment ago, by whoever's press. */
function useJustChanged(at: PhaseId | null): boolean {
  const [settled, settle] = useState(at)
  useEffect(() => {
    const timer = setTimeout(() => settle(at), SETTLES_MS)
    return () => clearTimeout(timer)
  }, [at])
  return settled !== at
}

/** A clicker's keys, and Space where nothing else has the focus. Never while somebody writes. */
function useKeys(on: boolean, step: (forward: boolean) => void) {
  const last = useRef(step)
  last.current = step
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.isComposing) return
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
      if (document.querySelector('dialog:modal') || !isFree(document.activeElement)) return
      if (!KEYS.has(event.key)) return
      event.preventDefault()
      last.current(KEYS.get(event.key) === true)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [on])
}

const KEYS: ReadonlyMap<string, boolean> = new Map([
  [' ', true],
  ['ArrowRight', true],
  ['PageDown', true],
  ['ArrowLeft', false],
  ['PageUp', false],
])

const isFree = (element: Element | null) =>
  element === null || element === document.body || element.tagName === 'MAIN'
