import { useRef, useState } from 'react'
import type { Mark } from '../../shared/board/field-types.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { type ActorId, type GoalId, newId, type RowId } from '../../shared/board/ids.ts'
import type { Note, Snapshot } from '../../shared/board/view.ts'
import { isBlank, ROOM } from '../../shared/board/words.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { patched } from '../schedule/gestures.ts'
import { YearCells } from '../schedule/year-cells.tsx'
import { YearHeads } from '../schedule/year-heads.tsx'
import { chance } from '../seat/chance.ts'
import { Shut } from '../seat/shut.tsx'
import { useShut } from '../seat/use-shut.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useTellsTooLong } from '../ui/tells-too-long.ts'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { matrixWords } from '../words/matrix.ts'
import { scheduleWords } from '../words/schedule.ts'
import { useOnDesk } from './desk-context.tsx'
import { noteNow } from './in-place.ts'
import { actorName } from './places.ts'
import { draftFrom, matrixOf, type RowDraft, rowAdded, wordsOfAll } from './row-draft.ts'
import { rowForm } from './row-form.ts'

const words = matrixWords.make

interface MakeRowProps {
  board: Snapshot
  notes: readonly Note[]
  /** The name of the island that they are. */
  title?: string | undefined
  onClose: () => void
}

/** One note, or several, become a row in one move: all is filled in, one button makes it 依頼中. */
export function MakeRow({ notes, ...props }: MakeRowProps) {
  const [begin] = useState(() => draftFrom(notes, props.title))
  return begin && <Filled {...props} notes={notes} begin={begin} />
}

function Filled({ board, notes, begin, onClose }: MakeRowProps & { begin: RowDraft }) {
  const device = useDevice()
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  const text = useRef<TextBoxHandle>(null)
  const target = useRef<TextBoxHandle>(null)
  const kept = useBox(BOXES.newRow(begin.from), rowForm(begin), () => begin)
  const draft = known(kept.value, board, begin)
  const tellsTooLong = useTellsTooLong()
  const [wrong, setWrong] = useState(false)
  const shut = useShut(useCan()('rows.write', { own: false }))

  const change = (patch: Partial<RowDraft>) => kept.write({ ...kept.value, ...patch })
  const matrix = matrixOf(board, draft.actor)
  const allWords = wordsOfAll(notes)
  const lost = notes.some((note) => noteNow(board, note).lost)

  const make = () => {
    const written = {
      ...draft,
      text: text.current?.settle() ?? draft.text,
      target: target.current?.settle() ?? draft.target,
    }
    if (isBlank(written.text)) {
      setWrong(true)
      text.current?.focus()
      return speaker.announce(words.needsText)
    }
    if (tellsTooLong(written.text.trim(), ROOM.row)) return text.current?.focus()
    if (tellsTooLong(written.target.trim(), ROOM.target)) return target.current?.focus()
    const row = newId<RowId>(chance)
    device.perform(rowAdded(board, written, row))
    kept.sent()
    onDesk({ do: 'unchoose' })
    onDesk({ do: 'go', goal: written.goal, row })
    speaker.announce(words.done(actorName(board, written.actor)))
  }

  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="staff-form">
        <ul className="form-notes" aria-label={words.from}>
          {notes.map((note) => (
            <li key={note.id}>
              <FoldedText id={note.id} text={matrixWords.quote(note.text)} className="bg-paper" />
            </li>
          ))}
        </ul>
        {lost && <Notice>{words.gone}</Notice>}
        <Choices<GoalId>
          legend={words.goal}
          choices={board.goals.map(({ id }) => ({ value: id, label: goalNumber(board.goals, id) }))}
          chosen={draft.goal}
          onChoose={(goal) => change({ goal })}
        />
        <Choices<ActorId>
          legend={words.actor}
          choices={board.actors.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={draft.actor}
          onChoose={(actor) => change({ actor })}
        />
        <p className="form-hint">{words.matrix(matrix)}</p>
        <div>
          <TextBox
            ref={text}
            label={words.text}
            readOnly={shut !== null}
            value={draft.text}
            rows={2}
            invalid={wrong}
            onChange={(now) => {
              setWrong(false)
              change({ text: now })
            }}
            onPeek={(now) => kept.keep({ ...kept.value, text: now })}
            room={ROOM.row}
          />
          {wrong && <p className="form-wrong">{words.needsText}</p>}
        </div>
        <div>
          <TextBox
            ref={target}
            label={matrixWords.row.target}
            readOnly={shut !== null}
            value={draft.target}
            rows={1}
            onChange={(now) => change({ target: now })}
            onPeek={(now) => kept.keep({ ...kept.value, target: now })}
            room={ROOM.target}
            onEnter={() => {}}
          />
          <p className="form-hint">{matrixWords.row.targetHint}</p>
        </div>
        {allWords !== draft.text && notes.length > 1 && (
          <Button look="plain" onClick={() => change({ text: allWords })}>
            {words.allWords(notes.length)}
          </Button>
        )}
        <KeptLine box={kept} onDrop={() => text.current?.focus()} />
        <Years board={board} draft={draft} shown={matrix === 'planned'} onChange={change} />
        {shut ? (
          <Shut why={shut} left showTo={matrixWords.write.strandedTo} box={text} />
        ) : (
          <Button look="main" onClick={make}>
            {words.confirm}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

/** What was kept may be about a goal or a 誰が that the board has not any more. */
function known(draft: RowDraft, { goals, actors }: Snapshot, begin: RowDraft): RowDraft {
  const goal = goals.some(({ id }) => id === draft.goal) ? draft.goal : begin.goal
  const actor = actors.some(({ id }) => id === draft.actor) ? draft.actor : begin.actor
  return { ...draft, goal, actor }
}

interface YearsProps {
  board: Snapshot
  draft: RowDraft
  shown: boolean
  onChange: (patch: { years: Readonly<Record<string, Mark>> }) => void
}

function Years({ board, draft, shown, onChange }: YearsProps) {
  const period = yearsOf(board.board.period ?? { from: 0, to: -1 })
  if (!shown) return <p className="form-hint">{words.yearsNone}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="matrix-region" aria-label={words.years} tabIndex={0}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are edited like a grid's */}
      <table className="matrix" role="grid" aria-label={words.years}>
        <caption>
          <span className="matrix-caption">{words.years}</span>
          <span className="matrix-legend">{scheduleWords.legend}</span>
        </caption>
        <thead>
          <tr>
            <YearHeads period={period} />
          </tr>
        </thead>
        <tbody>
          <tr>
            <YearCells
              years={draft.years}
              period={period}
              about={draft.text}
              onPatch={(patch) => onChange({ years: patched(draft.years, patch) })}
            />
          </tr>
        </tbody>
      </table>
    </section>
  )
}
