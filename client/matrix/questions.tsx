import type { Snapshot } from '../../shared/board/view.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import { openQuestions, type Question } from './open-questions.ts'
import { PeriodShift } from './period-shift.tsx'
import { goalName, placeName } from './places.ts'

const words = matrixWords.questions

/** 原文の確認: what the source leaves open, with its printed line, to be looked at and settled. */
export function Questions({ board, onClose }: { board: Snapshot; onClose: () => void }) {
  const questions = openQuestions(board)
  return (
    <Dialog title={matrixWords.nav.questions} onClose={onClose}>
      <p className="form-hint">{questions.length === 0 ? words.none : words.intro}</p>
      <ul className="open-list">
        {questions.map((question) => (
          <li key={keyOf(question)}>
            <Asked board={board} question={question} />
          </li>
        ))}
      </ul>
      {!board.board.question && <PeriodShift board={board} />}
    </Dialog>
  )
}

const keyOf = (question: Question) => {
  if (question.about === 'row') return `row/${question.row.id}`
  return question.about === 'goal' ? `goal/${question.goal}` : 'board'
}

function Asked({ board, question }: { board: Snapshot; question: Question }) {
  const onDesk = useOnDesk()
  switch (question.about) {
    case 'board':
      return (
        <>
          <p className="open-place">{words.plan}</p>
          <ul className="open-lines">
            {question.text.split('\n').map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p className="open-buttons">
            <Settle operation={{ verb: 'board.settle' }} />
          </p>
          <PeriodShift board={board} />
        </>
      )
    case 'goal':
      return (
        <>
          <p className="open-place">{goalName(board, question.goal)}</p>
          <p className="open-asked">{question.text}</p>
          <p className="open-buttons">
            <Settle
              operation={{ verb: 'goals.settle', goal: question.goal }}
              label={question.text}
            />
            <Button look="plain" onClick={() => onDesk({ do: 'go', goal: question.goal })}>
              {words.openGoal}
            </Button>
          </p>
        </>
      )
    case 'row': {
      const { row } = question
      return (
        <>
          <p className="open-place">
            {placeName(board, row.goal, row.actor)}
            {row.printed && <span>{words.printed(row.printed.line)}</span>}
          </p>
          <p>{row.text}</p>
          <p className="open-asked">{question.text}</p>
          <p className="open-buttons">
            <Settle operation={{ verb: 'rows.settle', row: row.id }} label={row.text} />
            <Button look="plain" onClick={() => onDesk({ do: 'go', goal: row.goal, row: row.id })}>
              {words.open}
            </Button>
          </p>
        </>
      )
    }
  }
}

function Settle({
  operation,
  label,
}: {
  operation: Parameters<ReturnType<typeof useDevice>['perform']>[0]
  label?: string
}) {
  const device = useDevice()
  const speaker = useSpeaker()
  const can = useCan()
  const verb = operation.verb === 'rows.settle' ? 'rows.write' : 'plan.write'
  if (!can(verb, { own: false })) return null
  return (
    <Button
      aria-label={label === undefined ? undefined : `${words.settle}：${label}`}
      onClick={(event) => {
        // The next question's button stands where this one was: that is where one goes on.
        const entry = event.currentTarget.closest('li')
        const next = entry?.nextElementSibling ?? entry?.previousElementSibling
        const dialog = event.currentTarget.closest('dialog')
        device.perform(operation)
        speaker.announce(words.settled)
        const go = next?.querySelector('button') ?? dialog?.querySelector('button')
        go?.focus()
      }}
    >
      {words.settle}
    </Button>
  )
}
