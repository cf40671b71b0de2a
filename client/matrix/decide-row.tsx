import { useRef, useState } from 'react'
import type { ActorId } from '../../shared/board/ids.ts'
import type { RowState } from '../../shared/board/schema.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { LIMITS } from '../../shared/wire.ts'
import { useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import { sourcesChanged } from './in-place.ts'
import { withinLimit } from './row-limit.ts'
import { SourceNotes } from './row-sources.tsx'

type Answer = Exclude<RowState, 'plan'>

const words = matrixWords.decide
const ANSWERS: readonly Answer[] = ['agreed', 'held', 'declined', 'asked']

interface DecideRowProps {
  board: Snapshot
  row: Row
  onClose: () => void
}

/** 合意, 保留 or 対応困難: who answers, when, and why not. */
export function DecideRow({ board, row, onClose }: DecideRowProps) {
  const device = useDevice()
  const speaker = useSpeaker()
  const reasonBox = useRef<TextBoxHandle>(null)
  const [answer, setAnswer] = useState<Answer>(
    row.state === 'held' || row.state === 'declined' ? row.state : 'agreed',
  )
  const [by, setBy] = useState<ActorId>(row.decided?.by ?? row.actor)
  const [reason, setReason] = useState(row.reason)
  const [wrong, setWrong] = useState(false)
  const changed = sourcesChanged(board, row)
  const asksWhy = answer === 'held' || answer === 'declined'

  const decide = () => {
    const why = asksWhy ? (reasonBox.current?.settle() ?? reason).trim() : ''
    if (answer === 'declined' && why === '') {
      setWrong(true)
      reasonBox.current?.focus()
      return speaker.announce(words.needsReason)
    }
    device.perform({
      verb: 'rows.decide',
      row: row.id,
      state: answer,
      by,
      at: Date.now() + device.state.clockOffsetMs,
      reason: why,
    })
    onClose()
    speaker.announce(words.done(answer))
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="staff-form">
        <p className="form-quote">{row.text}</p>
        {row.from.length > 0 && (
          <details className="decide-sources" open={changed !== ''}>
            <summary className="rings">
              <DownIcon />
              {matrixWords.row.from(row.from.length)}
              {changed && <b>{changed}</b>}
            </summary>
            <SourceNotes board={board} row={row} />
          </details>
        )}
        <Choices<Answer>
          legend={words.legend}
          choices={ANSWERS.map((state) => ({ value: state, label: matrixWords.state[state] }))}
          chosen={answer}
          onChoose={setAnswer}
        />
        {answer !== 'asked' && (
          <Choices<ActorId>
            legend={answer === 'agreed' ? words.by.agreed : words.by.other}
            choices={board.actors.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={by}
            onChoose={setBy}
          />
        )}
        {asksWhy && (
          <div>
            <TextBox
              ref={reasonBox}
              label={answer === 'declined' ? words.reasonRequired : words.reason}
              value={reason}
              rows={2}
              invalid={wrong}
              onChange={(text) => {
                setWrong(false)
                setReason(withinLimit(reason, text, LIMITS.rowCharacters))
              }}
            />
            <p className={wrong ? 'form-wrong' : 'form-hint'}>
              {wrong ? words.needsReason : words.reasonHint}
            </p>
          </div>
        )}
        <Button look="main" onClick={decide}>
          {words.confirm}
        </Button>
      </div>
    </Dialog>
  )
}
