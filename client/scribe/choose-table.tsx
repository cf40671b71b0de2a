import { useState } from 'react'
import { useBoardName } from '../drafts/use-box.ts'
import { useBoard, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { HttpError } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { scribeWords as words } from '../words/scribe.ts'
import { setTable } from './requests.ts'

/** The link seats scribes in the order in which they come: here one says where she really sits. */
export function ChooseTable({ onClose }: { onClose: () => void }) {
  const { seat } = useDevice()
  const board = useBoardName()
  const { tables = 0 } = useBoard().board
  const allSaved = useDeviceState((state) => state.allSaved)
  const [chosen, choose] = useState(seat.table === undefined ? null : String(seat.table))
  const [state, set] = useState<'asking' | 'doing' | 'failed'>('asking')

  const confirm = async () => {
    if (state === 'doing' || chosen === null || !allSaved) return
    if (Number(chosen) === seat.table) return onClose()
    set('doing')
    try {
      await setTable(board, Number(chosen))
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      return set('failed')
    }
    // The seat is read when the page opens; what is being written is kept on this device.
    location.reload()
  }

  return (
    <Dialog title={words.tableTitle} onClose={onClose}>
      <div className="give-back">
        <p>{words.tableHelp}</p>
        <Choices<string>
          legend={words.tableLegend}
          choices={Array.from({ length: tables }, (_, at) => ({
            value: String(at + 1),
            label: words.tableName(at + 1),
          }))}
          chosen={chosen}
          onChoose={choose}
        />
        {!allSaved && <Notice>{words.unsent}</Notice>}
        <div role="alert">{state === 'failed' && <Notice>{words.failed}</Notice>}</div>
        <Button
          look="main"
          aria-disabled={state === 'doing' || chosen === null || !allSaved}
          onClick={() => void confirm()}
        >
          {words.tableConfirm}
        </Button>
      </div>
    </Dialog>
  )
}
