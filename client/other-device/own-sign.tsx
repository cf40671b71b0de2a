import { useState } from 'react'
import { useBoardName } from '../drafts/use-box.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { late, useOpening } from '../ui/late.tsx'
import { useWords } from '../words/provided.ts'
import { RETURNED } from '../words/returned.ts'

const OpenDialog = late(() => import('./open-dialog.tsx').then((module) => module.default))
const SignDialog = late(() => import('./sign-dialog.tsx').then((module) => module.default))

/** What one may look for later: the pictures, and the way to what was written before. */
export function OwnSign() {
  const words = useWords(RETURNED)
  const { role } = useDevice().seat
  const board = useBoardName()
  const { closed, hasSign } = useDeviceState((state) => state.devices)
  const opening = useOpening()
  const [isOpen, setOpen] = useState(false)
  const Part = closed ? OpenDialog : SignDialog
  const close = () => setOpen(false)
  return (
    <>
      <Button onClick={() => void opening.open(Part, () => setOpen(true))}>
        {closed ? words.openTitle : hasSign ? words.signChange : words.signChoose}
      </Button>
      {opening.missing}
      {isOpen && closed && <OpenDialog seat={{ board, role }} onClose={close} />}
      {isOpen && !closed && <SignDialog seat={{ board, role }} has={hasSign} onClose={close} />}
    </>
  )
}
