import { useState } from 'react'
import type { ActorId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { HttpError } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOwnBody } from './own-body.tsx'
import { actorName } from './places.ts'

const words = matrixWords.body

/** どこの職員ですか: for whom this seat says 引き受けます. Others may still record an answer. */
export function ChooseBody({ board, onClose }: { board: Snapshot; onClose: () => void }) {
  const speaker = useSpeaker()
  const { body, choose } = useOwnBody()
  const [chosen, setChosen] = useState<ActorId | 'none'>(body ?? 'none')
  const [failed, setFailed] = useState(false)
  const [asking, setAsking] = useState(false)
  const choices: { value: ActorId | 'none'; label: string }[] = [
    ...board.actors.map(({ id, name }) => ({ value: id, label: name })),
    { value: 'none', label: words.none },
  ]

  const confirm = async () => {
    if (asking) return
    setAsking(true)
    setFailed(false)
    try {
      await choose(chosen === 'none' ? null : chosen)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      setAsking(false)
      return setFailed(true)
    }
    onClose()
    speaker.announce(chosen === 'none' ? words.doneNone : words.done(actorName(board, chosen)))
  }

  return (
    <Dialog title={words.ask} onClose={onClose}>
      <div className="staff-form">
        <p className="form-hint">{words.why}</p>
        <Choices<ActorId | 'none'>
          legend={words.legend}
          choices={choices}
          chosen={chosen}
          onChoose={setChosen}
        />
        <div role="alert" className="empty:hidden">
          {failed && <Notice>{words.failed}</Notice>}
        </div>
        <Button look="main" aria-disabled={asking} onClick={() => void confirm()}>
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
