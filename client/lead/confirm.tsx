import { type ReactNode, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { BinIcon } from '../ui/tool-icons.tsx'
import { leadWords } from '../words/lead.ts'
import { saidBy } from './said-by.ts'

/** Asks before something that ends something. Stays open and says why if it did not work. */
export function Confirm({
  title,
  what,
  action,
  ready = true,
  final = false,
  onDo,
  onClose,
}: {
  title: string
  /** What will end, line by line. */
  what: ReactNode
  action: string
  /** Whether it may be done yet; what is missing, `what` says. */
  ready?: boolean
  /** There is no way back. */
  final?: boolean
  onDo: () => Promise<void>
  onClose: () => void
}) {
  const [state, setState] = useState<{ busy: boolean; problem: string | null }>({
    busy: false,
    problem: null,
  })
  const act = async () => {
    if (state.busy || !ready) return
    setState({ busy: true, problem: null })
    try {
      await onDo()
      onClose()
    } catch (error) {
      setState({ busy: false, problem: saidBy(error) })
    }
  }
  return (
    <Dialog title={title} onClose={onClose} closer={false}>
      <div className="lead-confirm">
        {what}
        <div role="alert">{state.problem !== null && <Notice>{state.problem}</Notice>}</div>
        <div className="lead-actions">
          <Button
            look={final ? (ready ? 'gone-main' : 'gone') : ready ? 'main' : 'quiet'}
            onClick={() => void act()}
            aria-disabled={state.busy || !ready}
          >
            {final && <BinIcon />}
            {action}
          </Button>
          <Button onClick={onClose} data-focus-first>
            {leadWords.cancel}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
