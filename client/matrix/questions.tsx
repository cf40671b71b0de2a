import { useRef } from 'react'
import {
  aboutOf,
  type Confirmed,
  confirmedQuestions,
  openQuestions,
  type Question,
} from '../../shared/board/asked.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { AnswerId } from '../../shared/board/ids.ts'
import { newId } from '../../shared/board/ids.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { isBlank, ROOM } from '../../shared/board/words.ts'
import { type Box, WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { chance } from '../seat/chance.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import { useOwnBody } from './own-body.tsx'
import { PeriodShift } from './period-shift.tsx'
import { actorName, placeName } from './places.ts'

const words = matrixWords.questions

/** 原文の確認: what the source leaves open, with its printed line, each to be looked at and confirmed. */
export function Questions({ board, onClose }: { board: Snapshot; onClose: () => void }) {
  const open = openQuestions(board)
  const confirmed = confirmedQuestions(board)
  return (
    <Dialog title={matrixWords.nav.questions} onClose={onClose}>
      <p className="form-hint">{open.length === 0 ? words.none : words.intro}</p>
      <ul className="open-list">
        {open.map((question) => (
          <li key={keyOf(question)}>
            <Asked board={board} question={question} />
            <Open question={question} />
          </li>
        ))}
      </ul>
      {confirmed.length > 0 && (
        <section className="open-confirmed">
          <h3>{words.confirmedCount(confirmed.length)}</h3>
          <ul className="open-list">
            {confirmed.map((one) => (
              <li key={keyOf(one)}>
                <Asked board={board} question={one} />
                <p className="open-by">{confirmedBy(board, one)}</p>
                {one.latest.found !== undefined && <p className="open-words">{one.latest.found}</p>}
                <Unsent question={one} />
                <p className="open-buttons">
                  <Reopen question={one} />
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <PeriodShift board={board} />
    </Dialog>
  )
}

const keyOf = (question: Question) => `${aboutOf(question)} ${question.text}`

/** Many rows ask the same: their own words tell them apart. */
const inWords = (question: Question) =>
  question.about === 'row' ? `${question.row.text}　${question.text}` : question.text

const confirmedBy = (board: Snapshot, { latest: { by, at } }: Confirmed) =>
  words.confirmedBy(by === undefined ? '' : actorName(board, by), at)

function Asked({ board, question }: { board: Snapshot; question: Question }) {
  return (
    <>
      <p className="open-place">
        {placeOf(board, question)}
        {question.about === 'row' && question.row.printed && (
          <span>{words.printed(question.row.printed.line)}</span>
        )}
      </p>
      {question.about === 'row' && <p>{question.row.text}</p>}
      <p className="open-asked">{question.text}</p>
    </>
  )
}

function placeOf(board: Snapshot, question: Question): string {
  switch (question.about) {
    case 'board':
      return words.plan
    case 'goal':
      return goalNumber(board.goals, question.goal)
    case 'row':
      return placeName(board, question.row.goal, question.row.actor)
  }
}

function GoThere({ question }: { question: Question }) {
  const onDesk = useOnDesk()
  if (question.about === 'board') return null
  const there =
    question.about === 'goal'
      ? { goal: question.goal }
      : { goal: question.row.goal, row: question.row.id }
  return (
    <Button look="plain" onClick={() => onDesk({ do: 'go', ...there })}>
      {question.about === 'goal' ? words.openGoal : words.open}
    </Button>
  )
}

const useFinding = (question: Question) =>
  useBox(BOXES.finding(aboutOf(question), question.text), WORDS, () => '')

const Open = ({ question }: { question: Question }) => (
  <Confirm question={question} finding={useFinding(question)} />
)

/** Somebody else confirmed it while this device was writing what it had found. */
function Unsent({ question }: { question: Confirmed }) {
  const finding = useFinding(question)
  if (!finding.found) return null
  return (
    <>
      <p className="form-hint">{words.unsent}</p>
      <Confirm question={question} finding={finding} />
    </>
  )
}

/** What was found may be written down with it. */
function Confirm({ question, finding }: { question: Question; finding: Box<string> }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const can = useCan()
  const { body } = useOwnBody()
  const box = useRef<TextBoxHandle>(null)
  const tellsTooLong = useTellsTooLong()

  const confirm = (button: HTMLElement) => {
    const found = (box.current?.settle() ?? finding.value).trim()
    if (tellsTooLong(found, ROOM.reason)) return box.current?.focus()
    // The next question's button stands where this one was: that is where one goes on.
    const entry = button.closest('li')
    const next = entry?.nextElementSibling ?? entry?.previousElementSibling
    const dialog = button.closest('dialog')
    device.perform({
      verb: 'questions.confirm',
      answer: newId<AnswerId>(chance),
      about: aboutOf(question),
      question: question.text,
      by: body ?? undefined,
      at: device.now(),
      found: isBlank(found) ? undefined : found,
    })
    finding.sent()
    speaker.announce(words.settled)
    const go = next?.querySelector<HTMLElement>('.open-buttons button')
    ;(go ?? dialog?.querySelector('button'))?.focus()
  }

  const mayWrite = can('plan.write', { own: false })
  return (
    <>
      {mayWrite && (
        <div>
          <TextBox
            ref={box}
            label={words.found}
            value={finding.value}
            rows={1}
            room={ROOM.reason}
            onChange={(text) => finding.write(text)}
            onPeek={(text) => finding.keep(text)}
          />
          <KeptLine box={finding} onDrop={() => box.current?.focus()} />
        </div>
      )}
      <p className="open-buttons">
        {mayWrite && (
          <Button
            aria-label={`${words.settle}：${inWords(question)}`}
            onClick={(event) => confirm(event.currentTarget)}
          >
            {words.settle}
          </Button>
        )}
        <GoThere question={question} />
      </p>
    </>
  )
}

function Reopen({ question }: { question: Confirmed }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const can = useCan()
  if (!can('plan.write', { own: false })) return null
  return (
    <Button
      look="plain"
      aria-label={`${words.reopen}：${inWords(question)}`}
      onClick={(event) => {
        const dialog = event.currentTarget.closest('dialog')
        for (const { id } of question.answers)
          device.perform({ verb: 'questions.reopen', answer: id })
        speaker.announce(words.reopened)
        dialog?.querySelector('button')?.focus()
      }}
    >
      {words.reopen}
    </Button>
  )
}
