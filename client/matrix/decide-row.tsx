import { useRef, useState } from 'react'
import type { ActorId } from '../../shared/board/ids.ts'
import { wordingOf } from '../../shared/board/took-on.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { isBlank, ROOM } from '../../shared/board/words.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { Shut } from '../seat/shut.tsx'
import { useShut } from '../seat/use-shut.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { Several } from '../ui/several.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import { ANSWERS, type Answer, DECISION, decisionOf } from './decision.ts'
import { sourcesChanged } from './in-place.ts'
import { SourceNotes } from './row-sources.tsx'

const words = matrixWords.decide

interface DecideRowProps {
  board: Snapshot
  row: Row
  onClose: () => void
}

/** 合意, 保留 or 対応困難: who answers, when, and why not. */
export function DecideRow({ board, row: last, onClose }: DecideRowProps) {
  const row = board.rows.find(({ id }) => id === last.id) ?? last
  const device = useDevice()
  const speaker = useSpeaker()
  const reasonBox = useRef<TextBoxHandle>(null)
  const form = useRef<HTMLDivElement>(null)
  const kept = useBox(BOXES.decision(row.id), DECISION, () => decisionOf(board, row))
  const { answer, by, takers, reason } = kept.value
  const tellsTooLong = useTellsTooLong()
  const [wrong, setWrong] = useState(false)
  const shut = useShut(useCan()('rows.write', { own: false }))
  const changed = sourcesChanged(board, row)
  const asksWhy = answer === 'held' || answer === 'declined'

  const decide = () => {
    const why = asksWhy ? (reasonBox.current?.settle() ?? reason).trim() : ''
    if (answer === 'declined' && isBlank(why)) {
      setWrong(true)
      reasonBox.current?.focus()
      return speaker.announce(words.needsReason)
    }
    if (tellsTooLong(why, ROOM.reason)) return reasonBox.current?.focus()
    if (answer === 'agreed' && takers.length === 0) return speaker.announce(words.needsTaker)
    device.perform({
      verb: 'rows.decide',
      row: row.id,
      state: answer,
      by: answer === 'agreed' ? (takers.find((one) => one === row.actor) ?? takers[0] ?? by) : by,
      ...(answer === 'agreed' ? { takers, wording: wordingOf(row) } : {}),
      at: device.now(),
      reason: why,
    })
    kept.sent()
    onClose()
    speaker.announce(words.done(answer))
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <div ref={form} className="staff-form">
        <div className="form-quote">
          <FoldedText id={row.id} text={row.text} className="bg-paper" />
        </div>
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
          onChoose={(answer) => kept.write({ ...kept.value, answer })}
        />
        {answer === 'agreed' && (
          <Several<ActorId>
            legend={words.by.agreed}
            choices={board.actors.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={takers}
            onChange={(takers) => kept.write({ ...kept.value, takers })}
            wrong={takers.length === 0 ? words.needsTaker : undefined}
          />
        )}
        {asksWhy && (
          <Choices<ActorId>
            legend={words.by.other}
            choices={board.actors.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={by}
            onChoose={(by) => kept.write({ ...kept.value, by })}
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
              readOnly={shut !== null}
              onChange={(text) => {
                setWrong(false)
                kept.write({ ...kept.value, reason: text })
              }}
              onPeek={(text) => kept.keep({ ...kept.value, reason: text })}
              room={ROOM.reason}
            />
            <p className={wrong ? 'form-wrong' : 'form-hint'}>
              {wrong ? words.needsReason : words.reasonHint}
            </p>
          </div>
        )}
        <KeptLine box={kept} onDrop={() => form.current?.querySelector('input')?.focus()} />
        {shut ? (
          <Shut
            why={shut}
            left={asksWhy && reason !== ''}
            showTo={matrixWords.write.strandedTo}
            box={reasonBox}
          />
        ) : (
          <Button look="main" onClick={decide}>
            {words.confirm}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
