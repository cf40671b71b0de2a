import { useRef, useState } from 'react'
import type { BoardId } from '../../shared/board/ids.ts'
import { useSpeaker } from '../ui/status.tsx'
import { takingWords as words } from '../words/taking.ts'
import { type By, type File, takeFile, whatNow } from './files.ts'

/** Below this nobody wonders whether anything is happening. */
const WORTH_TELLING_MS = 1_000

export type Taking =
  | { state: 'ready' }
  | { state: 'making'; file: File; slow: boolean }
  | { state: 'taken'; name: string }
  | { state: 'failed'; problem: string }

/** One file at a time; says when it takes long, when it is there, and what to do when it is not. */
export function useTaking(board: BoardId, by: By) {
  const speaker = useSpeaker()
  const [taking, setTaking] = useState<Taking>({ state: 'ready' })
  const busy = useRef(false)

  const take = async (file: File) => {
    if (busy.current) return
    busy.current = true
    setTaking({ state: 'making', file, slow: false })
    const timer = setTimeout(() => {
      setTaking({ state: 'making', file, slow: true })
      speaker.announce(words.making(words[file]))
    }, WORTH_TELLING_MS)
    try {
      const name = await takeFile(file, board, by)
      setTaking({ state: 'taken', name })
      speaker.announce(words.taken(name))
    } catch (error) {
      setTaking({ state: 'failed', problem: whatNow(error) })
    } finally {
      clearTimeout(timer)
      busy.current = false
    }
  }

  return { taking, take }
}
