import { useEffect, useRef, useState } from 'react'
import { useSession } from '../sync/board-session.tsx'
import { useConnection, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { getBoard, HttpError } from '../sync/http.ts'

const AGAIN_MS = 30_000
/** Hundreds may come in a minute; each is news. */
const NEWS_MS = 1_000

export interface Door {
  joinCode: string
  joinUrl: string
  /** shut: the workshop goes on without new people; ended: nobody comes in any more. */
  is: 'open' | 'shut' | 'ended'
}

/**
 * The way in, asked for anew now and then and whenever somebody came, went or turned the reception:
 * the facilitator may have renewed the residents' link, or closed it.
 */
export function useDoor(): Door {
  const { id, joinCode, joinUrl, reception } = useSession()
  const { role } = useDevice().seat
  const live = useConnection().state === 'live'
  const here = useDeviceState((state) => state.here)
  const ended = useDeviceState((state) => state.settings.closed)
  const [door, setDoor] = useState({ joinCode, joinUrl, shut: reception === 'closed' })
  const look = useRef<(() => void) | null>(null)

  useEffect(() => {
    if (!live) return
    let gone = false
    const ask = async () => {
      try {
        const now = await getBoard(id, role)
        if (gone) return
        setDoor(({ joinUrl }) => ({
          joinCode: now.joinCode,
          joinUrl: now.joinUrl || joinUrl,
          shut: now.reception === 'closed',
        }))
      } catch (error) {
        // What hangs on the wall stays until the server answers again.
        if (!(error instanceof HttpError)) throw error
      }
    }
    let waiting: ReturnType<typeof setTimeout> | undefined
    look.current = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined
        void ask()
      }, NEWS_MS)
    }
    const timer = setInterval(() => void ask(), AGAIN_MS)
    return () => {
      gone = true
      look.current = null
      clearTimeout(waiting)
      clearInterval(timer)
    }
  }, [id, role, live])

  // biome-ignore lint/correctness/useExhaustiveDependencies: who is here is the news
  useEffect(() => look.current?.(), [here, ended])

  const { shut, ...way } = door
  return { ...way, is: ended ? 'ended' : shut ? 'shut' : 'open' }
}
