import { useEffect, useRef, useState } from 'react'
import type { Chosen } from '../../shared/board/choice.ts'
import type { CommandId } from '../../shared/board/commands.ts'
import { type BallotId, newId } from '../../shared/board/ids.ts'
import { chance } from '../seat/chance.ts'
import { useSession } from '../sync/board-session.tsx'
import { kept } from '../sync/device-storage.ts'
import { useConnection, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { HttpError, request } from '../sync/http.ts'
import { isNumber, isText, mapOf, maybe, parsed, shaped } from '../sync/kept-checks.ts'

/** Asks again after so long where no answer came. */
const AGAIN_MS = 3_000

const NOTHING: Chosen = { choice: {} }

const isChosen = shaped<Chosen>({ choice: mapOf(isNumber), line: maybe(isText) })

/** What waits to be sent; kept over a reload. */
const waitingIn = (key: string) => parsed(kept.get(key), isChosen)

/** Where one's choice is. */
export type Casting = 'nothing' | 'counted' | 'sending' | 'away'

/**
 * What this seat chooses in a ballot: shown at once, sent whole, sent again until it is answered. Only
 * the last counts, so that nothing but the last waits.
 */
export function useCasting(ballot: BallotId) {
  const { id: board } = useSession()
  const { seat } = useDevice()
  const lives = useConnection().state === 'live'
  const counted = useDeviceState(({ chosen }) => chosen[ballot])
  const key = `yoriai/${board}/vote/${seat.id}/${ballot}`
  const [waiting, setWaiting] = useState(() => waitingIn(key))
  const [refused, setRefused] = useState<string | null>(null)
  const sending = useRef(false)
  const next = useRef(waiting)

  const wait = (chosen: Chosen | undefined) => {
    next.current = chosen
    if (chosen) kept.put(key, JSON.stringify(chosen))
    else kept.remove(key)
    setWaiting(chosen)
  }

  const send = useRef(async () => {})
  send.current = async () => {
    const chosen = next.current
    if (sending.current || !chosen) return
    sending.current = true
    try {
      const id = newId<CommandId>(chance)
      const body = { id, verb: 'ballots.cast' as const, ballot, ...chosen }
      await request('POST /api/boards/:id/commands', { at: { id: board }, as: seat.role, body })
      setRefused(null)
      if (next.current === chosen) wait(undefined)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      if (!error.passing && next.current === chosen) {
        setRefused(error.code)
        wait(undefined)
      }
    } finally {
      sending.current = false
    }
    if (next.current && next.current !== chosen) await send.current()
  }

  // What was left waiting goes when there is a connection, and again where no answer came.
  useEffect(() => {
    if (!lives) return
    void send.current()
    const timer = setInterval(() => void send.current(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [lives])

  const chosen = waiting ?? counted ?? NOTHING
  const state: Casting = waiting ? (lives ? 'sending' : 'away') : counted ? 'counted' : 'nothing'
  return {
    chosen,
    state,
    refused,
    cast: (chosen: Chosen) => {
      setRefused(null)
      wait(chosen)
      void send.current()
    },
  }
}
