import { useState, useSyncExternalStore } from 'react'
import type { BoardId } from '../../shared/board/ids.ts'
import { useBoardName } from '../drafts/use-box.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { BinIcon } from '../ui/tool-icons.tsx'
import { uiWords } from '../words/ja.ts'
import { thisDeviceWords as words } from '../words/this-device.ts'

/** Where this device sits, the way to leave nothing on a lent one, and what its screen reader tells of. */
export default function ThisDevice() {
  const { seat } = useDevice()
  const [asking, ask] = useState(false)
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2 pt-1 pb-3">
      {seat.table !== undefined && <p>{words.table(uiWords.tableName(seat.table))}</p>}
      <p>{words.lent}</p>
      <Button look="gone" onClick={() => ask(true)}>
        <BinIcon />
        {words.forget}
      </Button>
      <ReadOut />
      {asking && <Forget onClose={() => ask(false)} />}
    </div>
  )
}

/** For screen readers: whether others' notes are told of. */
function ReadOut() {
  const speaker = useSpeaker()
  const on = useSyncExternalStore(
    (listener) => speaker.subscribe(listener),
    () => speaker.tellsOthers,
  )
  return (
    <label className="rings flex min-h-12 items-center gap-3 rounded-8 py-1">
      <input
        type="checkbox"
        className="size-6 shrink-0 accent-act"
        checked={on}
        onChange={(event) => speaker.tellOthers(event.currentTarget.checked)}
      />
      <span>{words.readOut}</span>
    </label>
  )
}

/** What goes and what stays; then it is done, and the page begins anew. */
function Forget({ onClose }: { onClose: () => void }) {
  const device = useDevice()
  const board = useBoardName()
  const allSaved = useDeviceState((state) => state.allSaved)
  const [state, set] = useState<'asking' | 'doing' | 'failed'>('asking')
  const forget = async () => {
    if (state === 'doing') return
    set('doing')
    try {
      const { forgetDevice } = await import('../sync/forget.ts')
      await forgetDevice(device, board as BoardId)
    } catch {
      // No network, for the code or for the answer: everything is still here.
      return set('failed')
    }
    location.replace('/')
  }
  return (
    <Dialog title={words.forgetTitle} onClose={onClose} closer={false}>
      <div className="grid grid-cols-1 gap-4 break-phrases">
        <ul className="list-disc pl-6">
          {words.goes.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
        <p>{words.stays}</p>
        {!allSaved && <Notice>{words.unsent}</Notice>}
        <div role="alert">{state === 'failed' && <Notice>{words.failed}</Notice>}</div>
        <div className="grid grid-cols-1 gap-2">
          <Button onClick={onClose} data-focus-first>
            {uiWords.cancel}
          </Button>
          <Button look="gone-main" onClick={forget} aria-disabled={state === 'doing'}>
            {state === 'doing' ? words.forgetting : words.forgetNow}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
