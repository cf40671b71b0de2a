import { useCallback, useEffect, useState } from 'react'
import type { Place } from '../../shared/http.ts'
import { placeOf } from '../sync/board-requests.ts'
import { useSession } from '../sync/board-session.tsx'
import { useDevice } from '../sync/hooks.tsx'
import { HttpError } from '../sync/http.ts'

type Asked = { state: 'asking' } | { state: 'failed' } | { state: 'there'; place: Place }

/** The hall as the server knows it now; asked again where that did not work. */
export function usePlace(): { asked: Asked; again: () => void } {
  const { id } = useSession()
  const { role } = useDevice().seat
  const [asked, setAsked] = useState<Asked>({ state: 'asking' })
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    let gone = false
    placeOf(id, role).then(
      (place) => !gone && setAsked({ state: 'there', place }),
      (error: unknown) => {
        if (!(error instanceof HttpError)) throw error
        if (!gone) setAsked({ state: 'failed' })
      },
    )
    return () => {
      gone = true
    }
  }, [id, role, attempt])

  const again = useCallback(() => {
    setAsked({ state: 'asking' })
    setAttempt((before) => before + 1)
  }, [])
  return { asked, again }
}

/** The residents' link that seats them at a table. */
export function urlOfTable(joinUrl: string, table: number): string {
  const url = new URL(joinUrl)
  url.searchParams.set('t', String(table))
  return url.href
}
