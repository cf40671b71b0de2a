import { useMemo, useState } from 'react'
import type { BoardId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { THIS_DEVICE } from '../words/this-device.ts'
import { erase, lookHere } from './erase.ts'
import type { Scope } from './erased.ts'

/** What goes and what stays; then it is done, and the page begins anew. */
export default function EraseDialog({
  board,
  surface,
  unsent = false,
  onClose,
}: {
  /** The board that is open; without it everything goes. */
  board?: BoardId | undefined
  surface?: Role | undefined
  /** Something waits here to be sent. */
  unsent?: boolean
  onClose: () => void
}) {
  const uiWords = useWords(SHARED)
  const words = useWords(THIS_DEVICE)
  const here = useMemo(() => lookHere(board), [board])
  const [state, set] = useState<'asking' | 'doing' | 'failed'>('asking')
  const go = async (scope: Scope) => {
    if (state === 'doing') return
    set('doing')
    try {
      await erase(scope)
    } catch {
      // No network: everything is still here.
      return set('failed')
    }
    location.replace('/')
  }
  const sits = surface === 'participant' || surface === 'scribe'
  const choice = board !== undefined && here.others
  return (
    <Dialog title={words.forgetTitle} onClose={onClose} closer={false}>
      <div className="grid grid-cols-1 gap-4 break-phrases">
        <ul className="list-disc pl-6">
          {[...words.goes, sits ? words.seatGoes : words.linkNeeded, words.tabs].map((one) => (
            <li key={one}>
              <Ruby>{one}</Ruby>
            </li>
          ))}
        </ul>
        <p>
          <Ruby>{words.stays}</Ruby>
        </p>
        {(unsent || here.unsent) && <Notice>{words.unsent}</Notice>}
        {choice && (
          <p>
            <Ruby>{words.others}</Ruby>
          </p>
        )}
        <div role="alert">{state === 'failed' && <Notice>{words.failed}</Notice>}</div>
        <div className="grid grid-cols-1 gap-2">
          <Button onClick={onClose} data-focus-first>
            {uiWords.cancel}
          </Button>
          {choice && (
            <Button look="gone" onClick={() => go(board)} aria-disabled={state === 'doing'}>
              {words.forgetThis}
            </Button>
          )}
          <Button look="gone-main" onClick={() => go('*')} aria-disabled={state === 'doing'}>
            {state === 'doing' ? words.forgetting : choice ? words.forgetAll : words.forgetNow}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
