import { useEffect, useState } from 'react'
import { useSession } from '../sync/board-session.tsx'
import { useConnection, useDevice } from '../sync/hooks.tsx'
import { getBoard, HttpError } from '../sync/http.ts'

const AGAIN_MS = 30_000

/** The way in, asked for anew now and then: the facilitator may have renewed the residents' link. */
export function useDoor(): { joinCode: string; joinUrl: string } {
  const { id, joinCode, joinUrl } = useSession()
  const { role } = useDevice().seat
  const live = useConnection().state === 'live'
  const [door, setDoor] = useState({ joinCode, joinUrl })

  useEffect(() => {
    if (!live) return
    let gone = false
    const look = async () => {
      try {
        const now = await getBoard(id, role)
        if (!gone)
          setDoor(({ joinUrl }) => ({ joinCode: now.joinCode, joinUrl: now.joinUrl || joinUrl }))
      } catch (error) {
        // What hangs on the wall stays until the server answers again.
        if (!(error instanceof HttpError)) throw error
      }
    }
    const timer = setInterval(() => void look(), AGAIN_MS)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [id, role, live])

  return door
}
