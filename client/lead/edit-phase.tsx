import { type FormEvent, useId, useRef, useState } from 'react'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Phase } from '../../shared/board/view.ts'
import { isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import { LIMITS } from '../../shared/wire.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { eveningWords } from '../words/evening.ts'
import { wholeIn } from './whole-numbers.ts'

const words = eveningWords.agenda

type Patch = Pick<Phase, 'title' | 'goal' | 'minutes'> & { notes: 'open' | 'hidden' | null }

/** One item of the agenda: its title, minutes, goal, and whether is written face down. */
export function EditPhase({
  phase,
  onSave,
  onDone,
}: {
  phase: Phase
  onSave: (patch: Patch) => Promise<void>
  onDone: () => void
}) {
  const { goals } = useBoard()
  const box = useRef<TextBoxHandle>(null)
  const [title, setTitle] = useState(phase.title)
  const [minutes, setMinutes] = useState(String(phase.minutes))
  const [goal, setGoal] = useState<GoalId | null>(phase.goal)
  const [notes, setNotes] = useState<Patch['notes']>(phase.notes ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const ids = { minutes: useId(), goal: useId(), notes: useId() }

  const save = async (event?: FormEvent) => {
    event?.preventDefault()
    const named = (box.current?.settle() ?? title).trim()
    const long = wholeIn(minutes, LIMITS.maxPhaseMinutes)
    const over = tooLongBy(named, ROOM.phase)
    const wrong = isBlank(named)
      ? words.blank
      : over > 0
        ? words.tooLong(over)
        : long === null
          ? words.minutesWrong
          : null
    setProblem(wrong)
    if (wrong !== null || long === null) return
    await onSave({ title: named, minutes: long, goal, notes })
    onDone()
  }

  return (
    <Dialog title={words.editTitle} onClose={onDone} closer={false}>
      <form className="lead-confirm" onSubmit={(event) => void save(event)} noValidate>
        <TextBox
          ref={box}
          label={words.titleOf}
          labelClassName="block font-bold"
          value={title}
          onChange={(text) => setTitle(text.replace(/\n/g, ''))}
          onEnter={() => void save()}
          rows={1}
          room={ROOM.phase}
          autoFocus
        />
        <div className="lead-field">
          <label htmlFor={ids.minutes}>{words.minutesOf}</label>
          <input
            id={ids.minutes}
            inputMode="numeric"
            autoComplete="off"
            value={minutes}
            onChange={(event) => setMinutes(event.currentTarget.value)}
          />
        </div>
        <div className="lead-field">
          <label htmlFor={ids.goal}>{words.goalOf}</label>
          <select
            id={ids.goal}
            value={goal ?? ''}
            onChange={(event) =>
              setGoal(goals.find(({ id }) => id === event.currentTarget.value)?.id ?? null)
            }
          >
            <option value="">{words.anyGoal}</option>
            {goals.map(({ id, title }) => (
              <option key={id} value={id}>
                {`${goalNumber(goals, id)} ${title}`}
              </option>
            ))}
          </select>
        </div>
        <div className="lead-field">
          <label htmlFor={ids.notes}>{words.notesOf}</label>
          <select
            id={ids.notes}
            value={notes ?? ''}
            onChange={(event) => {
              const { value } = event.currentTarget
              setNotes(value === 'open' || value === 'hidden' ? value : null)
            }}
          >
            <option value="">{words.anyGoal}</option>
            <option value="hidden">{words.notesHidden}</option>
            <option value="open">{words.notesOpen}</option>
          </select>
        </div>
        <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
        <div className="lead-actions">
          <Button look="main" type="submit">
            {words.save}
          </Button>
          <Button onClick={onDone}>{eveningWords.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}
