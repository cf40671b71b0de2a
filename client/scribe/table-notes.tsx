import '../groups/goal-views.css'
import { memo, useMemo, useState } from 'react'
import { goalNumber } from '../../shared/board/goal-number.ts'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import type { Actor, Goal, Note } from '../../shared/board/view.ts'
import { paperOf } from '../seat/note-card.tsx'
import { useBoard, useCan, useDevice, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { PlusIcon } from '../ui/tool-icons.tsx'
import { receptionWords } from '../words/reception.ts'
import { scribeWords as words } from '../words/scribe.ts'
import { GiveBack } from './give-back.tsx'
import { TableGroups } from './table-groups.tsx'

interface TableNotesProps {
  onWrite: (goal: GoalId, actor: ActorId) => void
  onMove: (note: Note) => void
}

/** 班の付箋: all notes of the scribe's table, large, by 目標 and 誰が. */
export function TableNotes({ onWrite, onMove }: TableNotesProps) {
  const { table } = useDevice().seat
  const { goals, actors, notes } = useBoard()
  const mine = useMine()
  const [giving, give] = useState(false)
  const [pane, show] = useState<'notes' | 'groups'>('notes')
  const own = useMemo(
    () => notes.filter((note) => (table === undefined ? mine.has(note.id) : note.table === table)),
    [notes, mine, table],
  )
  return (
    <section className="scribe-table" aria-labelledby="table-notes">
      <div className="table-head">
        <h2 id="table-notes" className="figures" data-place>
          {words.tableNotes(table)}
          <span>{words.sheets(own.length)}</span>
        </h2>
        {table !== undefined && (
          <Button look="plain" onClick={() => give(true)}>
            {receptionWords.back}
          </Button>
        )}
      </div>
      <nav className="goal-views" aria-label={words.panesLabel}>
        {(['notes', 'groups'] as const).map((one) => (
          <button
            key={one}
            type="button"
            aria-current={pane === one ? 'true' : undefined}
            data-keep={`pane/${one}`}
            onClick={() => show(one)}
          >
            {words.panes[one]}
          </button>
        ))}
      </nav>
      {pane === 'groups' && <TableGroups />}
      {pane === 'notes' &&
        goals.map((goal) => (
          <TableGoal
            key={goal.id}
            goal={goal}
            name={goalNumber(goals, goal.id)}
            actors={actors}
            notes={own.filter((note) => note.goal === goal.id)}
            onWrite={onWrite}
            onMove={onMove}
          />
        ))}
      {giving && <GiveBack onClose={() => give(false)} />}
    </section>
  )
}

interface TableGoalProps extends TableNotesProps {
  goal: Goal
  name: string
  actors: readonly Actor[]
  notes: readonly Note[]
}

function TableGoal({ goal, name, actors, notes, onWrite, onMove }: TableGoalProps) {
  const { seat } = useDevice()
  const mayPost = useCan()('notes.post', { own: true, table: seat.table })
  return (
    <section className="table-goal" aria-label={`${name}　${goal.title}`}>
      <h3 data-place>
        <b>{name}</b> {goal.title}
        <span className="figures">{words.sheets(notes.length)}</span>
      </h3>
      <div className="table-actors">
        {actors.map((actor) => {
          const here = notes.filter((note) => note.actor === actor.id)
          return (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
            <div
              key={actor.id}
              role="group"
              className="table-cell"
              aria-label={actor.plain}
              data-cell={`${goal.id}/${actor.id}`}
              tabIndex={-1}
            >
              <div className="table-cell-head">
                <h4>
                  {actor.plain}
                  <span className="figures">{words.sheets(here.length)}</span>
                </h4>
                {mayPost && (
                  <Button
                    look="plain"
                    aria-label={words.addTo(name, actor.plain)}
                    onClick={() => onWrite(goal.id, actor.id)}
                  >
                    <PlusIcon />
                    {words.add}
                  </Button>
                )}
              </div>
              {here.length > 0 && (
                <ul>
                  {here.map((note) => (
                    <TableNote key={note.id} note={note} onMove={onMove} />
                  ))}
                </ul>
              )}
            </div>
          )
        })}
      </div>
    </section>
  )
}

const TableNote = memo(function TableNote({
  note,
  onMove,
}: {
  note: Note
  onMove: (note: Note) => void
}) {
  const own = useMine().has(note.id)
  const movable = useCan()('notes.move', { own, table: note.table })
  return (
    <li className={`table-note paper-note ${paperOf(note.table)}`} data-place>
      <FoldedText id={note.id} text={note.text} />
      {note.heard !== 'written' && <p className="table-note-heard">{words.heardOf[note.heard]}</p>}
      {movable && (
        <Button
          look="plain"
          aria-label={words.about(words.move, note.text)}
          data-keep={`move/${note.id}`}
          onClick={() => onMove(note)}
        >
          {words.move}
        </Button>
      )}
    </li>
  )
})
