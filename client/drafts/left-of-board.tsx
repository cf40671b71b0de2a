import { useEffect } from 'react'
import { kept } from '../sync/device-storage.ts'
import { LEFT_WORDS } from '../words/left-words.ts'
import { useWords } from '../words/provided.ts'
import { LeftList } from './left-list.tsx'
import { leftOf } from './left-words.ts'
import { markGone } from './may-have-left.ts'

/** On the page that says that a board is not found: what this device kept for it. */
export default function LeftOfBoard({ board }: { board: string }) {
  const words = useWords(LEFT_WORDS)
  useEffect(() => void markGone(kept, board), [board])
  return <LeftList help={words.noBoard} read={() => leftOf(kept, board)} />
}
