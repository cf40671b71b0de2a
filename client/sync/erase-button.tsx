import { useState } from 'react'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { Button } from '../ui/button.tsx'
import { late, useOpening } from '../ui/late.tsx'
import { BinIcon } from '../ui/tool-icons.tsx'
import { ERASE } from '../words/erase.ts'
import { useWords } from '../words/provided.ts'

export const EraseDialog = late(() => import('./erase-dialog.tsx').then((module) => module.default))

/** この端末から消す: it asks first, and says what goes. */
export function EraseButton(props: {
  board?: BoardId | undefined
  surface?: Role | undefined
  unsent?: boolean
}) {
  const eraseWords = useWords(ERASE)
  const [asking, ask] = useState(false)
  const opening = useOpening()
  return (
    <>
      <Button
        look="gone"
        className="justify-self-start"
        onClick={() => void opening.open(EraseDialog, () => ask(true))}
      >
        <BinIcon />
        {eraseWords.erase}
      </Button>
      {opening.missing}
      {asking && <EraseDialog {...props} onClose={() => ask(false)} />}
    </>
  )
}
