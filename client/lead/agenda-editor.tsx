import { useId, useRef, useState } from 'react'
import {
  AGENDA_TEMPLATES,
  type AgendaTemplate,
  PHASE_TITLES,
} from '../../shared/board/agenda-templates.ts'
import type { LeadCommand } from '../../shared/board/commands.ts'
import { PHASE_KINDS, type PhaseKind } from '../../shared/board/field-types.ts'
import { newId, type PhaseId } from '../../shared/board/ids.ts'
import type { Phase } from '../../shared/board/view.ts'
import { chance } from '../seat/chance.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { DownIcon, UndoIcon, UpIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { BinIcon, EditIcon, PlusIcon } from '../ui/tool-icons.tsx'
import { eveningWords } from '../words/evening.ts'
import { EditPhase } from './edit-phase.tsx'
import { saidBy } from './said-by.ts'
import { useSaying } from './use-saying.ts'

const words = eveningWords.agenda
const USUAL: Readonly<Record<PhaseKind, number>> = {
  ...{ welcome: 10, icebreak: 10, write: 15, reveal: 5, share: 20 },
  ...{ vote: 10, present: 15, agree: 15, ending: 5, pause: 5 },
}

/** An item as it is laid down anew where it was taken away. */
const asNew = ({ id, kind, title, goal, minutes, notes, grouping, ballot, view }: Phase) => ({
  ...{ phase: id, kind, title, goal, minutes, notes, grouping, ballot, view },
})

/** The evening's items: chosen from a template, renamed, in another order, more or fewer of them. */
export function AgendaEditor({ mayLead }: { mayLead: boolean }) {
  const { agenda, board } = useBoard()
  const say = useSaying()
  const speaker = useSpeaker()
  const [problem, setProblem] = useState<string | null>(null)
  const [editing, setEditing] = useState<PhaseId | null>(null)
  /** The way back from what took something away. */
  const [back, setBack] = useState<{ said: string; command: LeadCommand } | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const running = board.phase?.phase

  const act = async (command: LeadCommand, said: string, undo: typeof back = null) => {
    try {
      await say(command)
      setProblem(null)
      setBack(undo)
      speaker.announce(said)
    } catch (error) {
      setProblem(saidBy(error))
    }
  }
  const use = (template: AgendaTemplate) => {
    const before = { verb: 'agenda.use', phases: agenda.map(asNew) } as const
    const said = agenda.length > 0 ? words.replaced : words.laid
    void act(
      { verb: 'agenda.use', template },
      said,
      agenda.length > 0 ? { said, command: before } : null,
    )
  }
  const move = (phase: Phase, to: number) => {
    const others = agenda.filter(({ id }) => id !== phase.id)
    const after = others[to - 1]?.id ?? null
    void act({ verb: 'agenda.move', phase: phase.id, after }, words.moved(phase.title, to + 1))
  }
  const remove = (phase: Phase, at: number) => {
    const said = words.removed(phase.title)
    const command = {
      verb: 'agenda.add',
      ...asNew(phase),
      after: agenda[at - 1]?.id ?? null,
    } as const
    // The focus stays in the list where its button goes.
    list.current?.focus()
    void act({ verb: 'agenda.remove', phase: phase.id }, said, { said, command })
  }

  return (
    <section className="lead-card" aria-labelledby="lead-agenda">
      <h2 id="lead-agenda">
        <Phrases>{words.title}</Phrases>
        {agenda.length > 0 && (
          <span className="figures">
            {words.total(agenda.reduce((sum, { minutes }) => sum + minutes, 0))}
          </span>
        )}
      </h2>
      {agenda.length === 0 && <p>{words.none}</p>}
      <div className="lead-actions">
        {AGENDA_TEMPLATES.map((template) => (
          <Button
            key={template}
            disabled={!mayLead || running !== undefined}
            onClick={() => use(template)}
          >
            {words.template(template)}
          </Button>
        ))}
      </div>
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
      {back && (
        <p className="agenda-back">
          {back.said}
          <Button onClick={() => void act(back.command, words.undone)}>
            <UndoIcon />
            {words.undo}
          </Button>
        </p>
      )}
      <ol className="agenda-list" ref={list} tabIndex={-1}>
        {agenda.map((phase, at) => (
          <li key={phase.id} data-now={phase.id === running}>
            <span className="agenda-title">
              <strong>{phase.title}</strong>
              <small className="figures">
                {eveningWords.minutes(phase.minutes)}
                {phase.id === running && `・${words.running}`}
              </small>
            </span>
            <span className="agenda-buttons">
              <Button
                look="plain"
                aria-label={words.up(phase.title)}
                disabled={!mayLead || at === 0}
                onClick={() => move(phase, at - 1)}
              >
                <UpIcon />
              </Button>
              <Button
                look="plain"
                aria-label={words.down(phase.title)}
                disabled={!mayLead || at === agenda.length - 1}
                onClick={() => move(phase, at + 1)}
              >
                <DownIcon />
              </Button>
              <Button
                look="plain"
                aria-label={words.edit(phase.title)}
                disabled={!mayLead}
                onClick={() => setEditing(phase.id)}
              >
                <EditIcon />
              </Button>
              <Button
                look="plain"
                aria-label={words.remove(phase.title)}
                disabled={!mayLead || phase.id === running}
                onClick={() => remove(phase, at)}
              >
                <BinIcon />
              </Button>
            </span>
            {editing === phase.id && (
              <EditPhase
                phase={phase}
                onSave={(patch) =>
                  act(
                    { verb: 'agenda.change', phase: phase.id, ...patch },
                    words.saved(phase.title),
                  )
                }
                onDone={() => setEditing(null)}
              />
            )}
          </li>
        ))}
      </ol>
      {agenda.length > 0 && (
        <AddPhase
          mayLead={mayLead}
          onAdd={(kind) => {
            const title = PHASE_TITLES[kind]
            const phase = newId<PhaseId>(chance)
            const made = { phase, kind, title, goal: null, minutes: USUAL[kind] }
            void act({ verb: 'agenda.add', ...made }, words.added(title))
          }}
        />
      )}
    </section>
  )
}

function AddPhase({ mayLead, onAdd }: { mayLead: boolean; onAdd: (kind: PhaseKind) => void }) {
  const [kind, setKind] = useState<PhaseKind>('pause')
  const field = useId()
  return (
    <div className="lead-field agenda-add">
      <label htmlFor={field}>{words.kind}</label>
      <select
        id={field}
        value={kind}
        onChange={(event) => {
          const chosen = PHASE_KINDS.find((one) => one === event.currentTarget.value)
          if (chosen) setKind(chosen)
        }}
      >
        {PHASE_KINDS.map((one) => (
          <option key={one} value={one}>
            {PHASE_TITLES[one]}
          </option>
        ))}
      </select>
      <Button disabled={!mayLead} onClick={() => onAdd(kind)}>
        <PlusIcon />
        {words.add}
      </Button>
    </div>
  )
}
