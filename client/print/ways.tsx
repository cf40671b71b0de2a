import type { ReactNode } from 'react'
import { dayInWords } from '../../shared/eras.ts'
import type { Place } from '../../shared/http.ts'
import { grouped } from '../../shared/way-in.ts'
import { useSession } from '../sync/board-session.tsx'
import { Button } from '../ui/button.tsx'
import { shortAddress } from '../ui/short-address.ts'
import { printWords as words } from '../words/print.ts'
import { usePlace } from './place.ts'

/** Asks how the hall's phones come in; without an answer nothing is there to be printed. */
export function WithPlace({ children }: { children: (place: Place) => ReactNode }) {
  const { asked, again } = usePlace()
  switch (asked.state) {
    case 'asking':
      return (
        <main className="p-8" aria-busy="true">
          <h1>{words.asking}</h1>
        </main>
      )
    case 'failed':
      return (
        <main className="grid max-w-[40rem] gap-4 p-8">
          <h1>{words.noPlace}</h1>
          <Button look="main" onClick={again}>
            {words.again}
          </Button>
        </main>
      )
    case 'there':
      return children(asked.place)
  }
}

/** What to do, one after the other. */
export function Steps() {
  return (
    <ol>
      {words.steps.map((step, at) => (
        <li key={step}>
          <span className="way-number">{at + 1}</span>
          <span>{step}</span>
        </li>
      ))}
    </ol>
  )
}

/** The way in without a camera. */
export function ByCode({ joinUrl }: { joinUrl: string }) {
  const { joinCode } = useSession()
  return (
    <div className="way-by-code">
      <div>
        <b>{words.byCode}</b>
        <p>{words.byCodeHow}</p>
        <p className="way-address">{shortAddress(joinUrl)}</p>
      </div>
      <p className="print-code">
        <span className="sr-only">{words.code}</span>
        {grouped(joinCode)}
      </p>
    </div>
  )
}

/** The evening's own name, and its day where one was given. */
export function useEvening(): { title: string; day: string | null } {
  const { title, heldOn } = useSession()
  return { title, day: heldOn ? dayInWords(heldOn) : null }
}
