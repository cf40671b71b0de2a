import { type Ref, useId, useRef, useState } from 'react'
import { notesInCell } from '../../shared/board/cells.ts'
import type { ActorId } from '../../shared/board/ids.ts'
import { behindAll } from '../../shared/board/order.ts'
import type { Actor, Goal } from '../../shared/board/view.ts'
import { countCharacters, isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import type { Box } from '../drafts/box.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { AskBack, useAskBack } from '../seat/ask-back.tsx'
import { newNote } from '../seat/chance.ts'
import { JustPosted, type Posted } from '../seat/just-posted.tsx'
import { Shut } from '../seat/lazy-parts.ts'
import { paperOf } from '../seat/note-card.tsx'
import type { NoteDraft } from '../seat/note-draft.ts'
import { useShut } from '../seat/use-shut.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'

/** From here on the counter shows. */
const NEAR = 50

interface WritingProps {
  goal: Goal
  actors: readonly Actor[]
  actor: Actor
  draft: Box<NoteDraft>
  onActor: (actor: ActorId) => void
  /** Where the focus goes when what held it is done with. */
  place: Ref<HTMLElement>
}

/** One question, one box, one button. */
export function Writing(props: WritingProps) {
  const notesWords = useWords(NOTES)
  const uiWords = useWords(SHARED)
  const { goal, actors, actor, draft, onActor, place } = props
  const { text } = draft.value
  const device = useDevice()
  const may = useCan()
  const speaker = useSpeaker()
  const box = useRef<TextBoxHandle>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [posted, setPosted] = useState<Posted | null>(null)
  const [empty, setEmpty] = useState(false)
  const personal = useAskBack()
  const ids = { hint: useId(), problem: useId() }
  const { seat } = device
  const shut = useShut(may('notes.post', { own: true, table: seat.table }))
  const allowed = shut === null
  const over = tooLongBy(text.trim(), ROOM.note)
  const left = ROOM.note.characters - countCharacters(text.trim())

  const check = () => {
    const text = box.current?.settle().trim() ?? ''
    const tooLong = tooLongBy(text, ROOM.note)
    setEmpty(isBlank(text))
    if (isBlank(text) || tooLong > 0) {
      speaker.announce(isBlank(text) ? notesWords.empty : uiWords.tooLong(tooLong))
      return box.current?.focus()
    }
    if (!personal.holds(text)) post(text)
  }

  const post = (text: string) => {
    personal.done()
    const note = newNote()
    const { board } = device.state
    device.perform({
      verb: 'notes.post',
      note,
      goal: goal.id,
      actor: actor.id,
      text,
      rank: behindAll(notesInCell(board, goal.id, actor.id)),
      table: seat.table,
      heard: 'written',
      at: device.now(),
    })
    // Only now: the words are in the outbox and may leave the box.
    draft.sent({ text: '', actor: actor.id })
    setPosted({ note, text })
  }

  return (
    <section
      ref={place}
      tabIndex={-1}
      className="grid grid-cols-1 gap-3"
      aria-label={notesWords.what}
    >
      <Choices
        legend={notesWords.who}
        choices={actors.map(({ id, plain }) => ({ value: id, label: plain }))}
        chosen={actor.id}
        onChoose={onActor}
      />
      {/* Out of sight, not away: where the caret stood it stands again. */}
      <div className={allowed || text !== '' ? '' : 'sr-only'}>
        <TextBox
          ref={box}
          readOnly={!allowed}
          label={notesWords.what}
          example={notesWords.example}
          value={text}
          onChange={(text) => {
            setEmpty(false)
            personal.done()
            draft.write({ text, actor: actor.id })
          }}
          onPeek={(text) => draft.keep({ text, actor: actor.id })}
          className={`text-std-20N-150 short:[--rows:2] ${paperOf(seat.table)}`}
          describedBy={`${ids.hint} ${ids.problem}`}
          invalid={empty || over > 0}
        />
        <p
          id={ids.problem}
          className={`figures break-phrases font-bold ${over > 0 || empty ? 'text-look' : ''}`}
        >
          {empty && notesWords.empty}
          {over > 0 && uiWords.tooLong(over)}
          {over === 0 && left <= NEAR && uiWords.left(left)}
        </p>
      </div>
      {shut === null ? (
        <Button
          ref={button}
          look="main"
          className="min-h-16 w-full text-std-22B-150 short:sticky short:bottom-1 short:z-10"
          onClick={check}
        >
          {notesWords.post}
        </Button>
      ) : (
        <Shut why={shut} left={text !== ''} box={box} />
      )}
      {/* Below the button: that stays in sight on the smallest phone. */}
      <KeptLine box={draft} onDrop={() => box.current?.focus()} />
      {allowed && personal.asking && (
        <AskBack
          found={personal.asking}
          keep={notesWords.keepPosting}
          onFix={() => {
            personal.done()
            box.current?.focus()
          }}
          onKeep={() => {
            const text = box.current?.settle().trim() ?? ''
            button.current?.focus({ preventScroll: true })
            post(text)
          }}
        />
      )}
      <JustPosted posted={posted} writing={draft.value.text !== ''} hint={allowed && ids.hint} />
    </section>
  )
}
