import { useState } from 'react'
import { useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TakeIcon } from '../ui/tool-icons.tsx'
import { takingWords as words } from '../words/taking.ts'
import { TakingList } from './taking-list.tsx'

/** 出力, for those who may take the plan home. */
export function TakingButton() {
  const { role } = useDevice().seat
  const [open, setOpen] = useState(false)
  if (role !== 'staff' && role !== 'facilitator') return null
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <TakeIcon />
        {words.open}
      </Button>
      {open && (
        <Dialog title={words.title} onClose={() => setOpen(false)}>
          <TakingList />
        </Dialog>
      )}
    </>
  )
}
