import { type FormEvent, useId, useRef, useState } from 'react'
import { ROOM } from '../../shared/board/words.ts'
import type { Template } from '../../shared/plan/templates.ts'
import type { Box } from '../drafts/box.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { boardsWords } from '../words/boards.ts'
import {
  type BoardDraft,
  chooseTemplate,
  type DraftProblem,
  printsYears,
  problemOf,
} from './board-draft.ts'
import { GoalsChoice } from './goals-choice.tsx'
import { PeriodChoice } from './period-choice.tsx'

const PROBLEMS: Record<DraftProblem, string> = {
  'no-goals': boardsWords.goalsMissing,
  'no-title': boardsWords.nameMissing,
  'long-title': boardsWords.nameLong,
  'long-privacy': boardsWords.privacyLong,
  tables: boardsWords.tablesWrong,
}

/** Plan, goals, title, date, years, tables: what a new workshop needs. */
export function BoardForm({
  templates,
  draft: kept,
  now,
  busy,
  problem,
  onCreate,
}: {
  templates: readonly Template[]
  draft: Box<BoardDraft>
  now: number
  busy: boolean
  /** What the server said of the last try. */
  problem: string | null
  onCreate: (draft: BoardDraft) => void
}) {
  const draft = kept.value
  const onDraft = (next: BoardDraft) => kept.write(next)
  const [wrong, setWrong] = useState<DraftProblem | null>(null)
  const title = useRef<TextBoxHandle>(null)
  const goals = useRef<HTMLInputElement>(null)
  const tables = useRef<HTMLInputElement>(null)
  const privacy = useRef<TextBoxHandle>(null)
  const ids = {
    ...{ date: useId(), tables: useId(), wrong: useId(), small: useId() },
    privacy: useId(),
  }
  const template = templates.find(({ id }) => id === draft.template)
  const change = (patch: Partial<BoardDraft>) => {
    onDraft({ ...draft, ...patch })
    setWrong(null)
  }

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    const wanted = {
      ...draft,
      title: (title.current?.settle() ?? draft.title).trim(),
      privacy: privacy.current?.settle() ?? draft.privacy,
    }
    const found = problemOf(wanted)
    setWrong(found)
    if (found === null) onCreate(wanted)
    else if (found === 'tables') tables.current?.focus()
    else if (found === 'no-goals') goals.current?.focus()
    else if (found === 'long-privacy') privacy.current?.focus()
    else title.current?.focus()
  }
  const said = wrong === null ? problem : PROBLEMS[wrong]

  return (
    <form onSubmit={submit} noValidate className="boards-form">
      <Choices
        legend={boardsWords.template}
        shape="lines"
        chosen={draft.template}
        onChoose={(id) => {
          onDraft(
            chooseTemplate(
              draft,
              templates.find((one) => one.id === id),
            ),
          )
          setWrong(null)
        }}
        choices={templates.map(({ id, title, owner, ...counts }) => ({
          value: id,
          label: (
            <>
              {title}
              <small>{boardsWords.templateFacts(owner, counts.goals, counts.rows)}</small>
            </>
          ),
        }))}
      />
      {draft.goals !== null && (
        <GoalsChoice
          goals={template?.goalList ?? []}
          chosen={draft.goals}
          problem={wrong === 'no-goals' ? PROBLEMS[wrong] : null}
          first={goals}
          onChoose={(chosen) => change({ goals: chosen })}
        />
      )}
      <div>
        <TextBox
          ref={title}
          label={boardsWords.name}
          value={draft.title}
          room={ROOM.title}
          onPeek={(text) => kept.keep({ ...draft, title: text, ownTitle: true })}
          onChange={(text) => change({ title: text.replace(/\n/g, ''), ownTitle: true })}
          onEnter={submit}
          rows={1}
          invalid={wrong === 'no-title' || wrong === 'long-title'}
          describedBy={wrong === null ? undefined : ids.wrong}
        />
      </div>
      <div className="boards-pair">
        <div className="lead-field">
          <label htmlFor={ids.date}>{boardsWords.heldOn}</label>
          <input
            id={ids.date}
            type="date"
            value={draft.heldOn}
            onChange={(event) => change({ heldOn: event.currentTarget.value })}
          />
        </div>
        <div className="lead-field">
          <label htmlFor={ids.tables}>{boardsWords.tables}</label>
          <input
            ref={tables}
            id={ids.tables}
            inputMode="numeric"
            autoComplete="off"
            value={draft.tables}
            aria-invalid={wrong === 'tables' ? true : undefined}
            aria-describedby={wrong === 'tables' ? `${ids.small} ${ids.wrong}` : ids.small}
            onChange={(event) => change({ tables: event.currentTarget.value })}
          />
          <small id={ids.small}>{boardsWords.tablesSmall}</small>
        </div>
      </div>
      <PeriodChoice
        draft={draft}
        now={now}
        printed={printsYears(template) ? { years: template?.period } : null}
        onDraft={(next) => {
          onDraft(next)
          setWrong(null)
        }}
      />
      <div>
        <TextBox
          ref={privacy}
          label={boardsWords.privacy}
          value={draft.privacy}
          room={ROOM.privacy}
          onPeek={(text) => kept.keep({ ...draft, privacy: text })}
          onChange={(text) => change({ privacy: text })}
          rows={3}
          invalid={wrong === 'long-privacy'}
          describedBy={wrong === 'long-privacy' ? ids.wrong : ids.privacy}
        />
        <p id={ids.privacy} className="text-sub">
          {boardsWords.privacyHelp}
        </p>
      </div>
      <KeptLine box={kept} onDrop={() => title.current?.focus()} />
      <div id={ids.wrong} role="alert">
        {said !== null && wrong !== 'no-goals' && <Notice>{said}</Notice>}
      </div>
      <Button look="main" type="submit" aria-disabled={busy}>
        {busy ? boardsWords.creating : boardsWords.create}
      </Button>
    </form>
  )
}
