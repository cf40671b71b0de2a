import { type FormEvent, useId, useState } from 'react'
import type { NewBallot } from '../../shared/board/commands.ts'
import { USUAL_STICKERS } from '../../shared/board/counting.ts'
import type { BallotKind } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { type BallotId, type GoalId, newId } from '../../shared/board/ids.ts'
import { isBlank } from '../../shared/board/words.ts'
import { LIMITS } from '../../shared/wire.ts'
import { BOXES } from '../drafts/boxes.ts'
import { useBox } from '../drafts/use-box.ts'
import { chance } from '../seat/chance.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'
import { ASKING, type AskingDraft } from './asking-form.ts'
import { Stepper } from './stepper.tsx'
import { useBallotSaying } from './use-ballot-saying.ts'

const BEGIN: Readonly<Record<BallotKind, AskingDraft>> = {
  stickers: { title: '', options: [], line: '' },
  question: { title: '', options: ['', ''], line: '' },
  closing: { title: '', options: words.usual, line: words.usualLine },
}

const written = ({ options }: AskingDraft) => options.filter((one) => !isBlank(one))

/** Asks what is to be asked; the wall goes along. */
export function OpenBallot({
  kind,
  onWall,
  onClose,
}: {
  kind: BallotKind
  onWall: (goal: GoalId | null) => void
  onClose: () => void
}) {
  const { board, goals, groups } = useBoard()
  const speaker = useSpeaker()
  const { say, problem, tell } = useBallotSaying()
  const [ballot] = useState(() => newId<BallotId>(chance))
  const [goal, setGoal] = useState(board.focus?.goal ?? goals[0]?.id ?? null)
  const hasGroups = groups.some((group) => group.goal === goal && !group.removed)
  const [on, setOn] = useState<'notes' | 'groups' | null>(null)
  const [each, setEach] = useState(USUAL_STICKERS)
  const [most, setMost] = useState(1)
  const [live, setLive] = useState(false)
  const [begin] = useState<AskingDraft>(() => BEGIN[kind])
  const kept = useBox(BOXES.asking(kind), ASKING, () => begin)
  const draft = kept.value
  const write = (part: Partial<AskingDraft>) => kept.write({ ...draft, ...part })

  const asked = (): NewBallot | null => {
    if (kind === 'question') return { kind, title: draft.title, options: written(draft), live }
    if (kind === 'closing') return { kind, options: written(draft), line: draft.line }
    if (!goal) return null
    return { kind, goal, on: on ?? (hasGroups ? 'groups' : 'notes'), each, most, live }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const what = asked()
    if (!what) return
    void say({ verb: 'ballots.open', ballot, ...what }).then(() => {
      onWall(goal)
      kept.sent(begin)
      speaker.announce(words.begins(words.kind[kind]))
      onClose()
    }, tell)
  }

  return (
    <Dialog title={words.kind[kind]} onClose={onClose}>
      <form onSubmit={submit} className="ballot-form" noValidate>
        {kind === 'stickers' && (
          <>
            <label className="lead-field">
              <span>{words.goal}</span>
              <select
                value={goal ?? ''}
                onChange={({ currentTarget }) =>
                  setGoal(goals.find(({ id }) => id === currentTarget.value)?.id ?? null)
                }
              >
                {goals.map((one) => (
                  <option key={one.id} value={one.id}>
                    {`${goalNumber(goals, one.id)} ${one.title}`}
                  </option>
                ))}
              </select>
            </label>
            <Choices
              legend={words.on}
              choices={[
                { value: 'notes', label: words.onNotes },
                ...(hasGroups ? [{ value: 'groups' as const, label: words.onGroups }] : []),
              ]}
              chosen={on ?? (hasGroups ? 'groups' : 'notes')}
              onChoose={setOn}
            />
            <Stepper
              label={words.each}
              value={each}
              least={1}
              most={LIMITS.maxStickers}
              said={words.sheets(each)}
              onChange={(next) => {
                setEach(next)
                setMost(Math.min(most, next))
              }}
            />
            <Stepper
              label={words.most}
              value={most}
              least={1}
              most={each}
              said={words.sheets(most)}
              onChange={setMost}
            />
          </>
        )}
        {kind === 'question' && (
          <>
            <Line
              label={words.questionText}
              value={draft.title}
              onChange={(title) => write({ title })}
              example={words.questionExample}
            />
            <Options draft={draft} label={words.answer} onWrite={write} />
            <div className="lead-actions">
              {draft.options.length < LIMITS.maxAnswers && (
                <Button onClick={() => write({ options: [...draft.options, ''] })}>
                  {words.moreAnswers}
                </Button>
              )}
              {draft.options.length > LIMITS.minAnswers && (
                <Button look="plain" onClick={() => write({ options: draft.options.slice(0, -1) })}>
                  {words.fewerAnswers}
                </Button>
              )}
            </div>
          </>
        )}
        {kind === 'closing' && (
          <>
            <p>{words.closingHelp}</p>
            <Options draft={draft} label={words.closingText} onWrite={write} />
            <Line label={words.line} value={draft.line} onChange={(line) => write({ line })} />
          </>
        )}
        {kind !== 'closing' && (
          <Choices
            legend={words.live}
            choices={[
              { value: 'hidden', label: words.hidden },
              { value: 'live', label: words.shownLive },
            ]}
            chosen={live ? 'live' : 'hidden'}
            onChoose={(how) => setLive(how === 'live')}
          />
        )}
        <p className="lead-sub">{words.wallToo}</p>
        <div role="alert">{problem && <Notice>{problem}</Notice>}</div>
        <div className="lead-actions">
          <Button type="submit" look="main">
            {words.begin}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function Options({
  draft,
  label,
  onWrite,
}: {
  draft: AskingDraft
  label: (at: number) => string
  onWrite: (part: Partial<AskingDraft>) => void
}) {
  return draft.options.map((option, at) => (
    <Line
      // biome-ignore lint/suspicious/noArrayIndexKey: it is known by its place
      key={at}
      label={label(at + 1)}
      value={option}
      onChange={(text) => onWrite({ options: draft.options.with(at, text) })}
    />
  ))
}

function Line({
  label,
  value,
  example,
  onChange,
}: {
  label: string
  value: string
  example?: string
  onChange: (text: string) => void
}) {
  const id = useId()
  return (
    <div className="lead-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        autoComplete="off"
        value={value}
        placeholder={example}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
    </div>
  )
}
