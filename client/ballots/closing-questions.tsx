import { useEffect, useRef, useState } from 'react'
import type { Ballot } from '../../shared/board/ballots.ts'
import { FACES } from '../../shared/board/counting.ts'
import { isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import { WORDS } from '../drafts/box.ts'
import { BOXES } from '../drafts/boxes.ts'
import { useBox } from '../drafts/use-box.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { TextBox, type TextBoxHandle } from '../ui/text-box.tsx'
import { BALLOTS } from '../words/ballots.ts'
import { useWords } from '../words/provided.ts'
import { CastRefused, CastState } from './cast-state.tsx'
import { Face } from './face.tsx'
import { useCasting } from './use-casting.ts'

/** The questions at the end, one at a time; each answer is sent as it is given. */
export function ClosingQuestions({ ballot, onWrite }: { ballot: Ballot; onWrite: () => void }) {
  const words = useWords(BALLOTS)
  const { chosen, state, refused, cast } = useCasting(ballot.id)
  const questions = ballot.options ?? []
  const steps = questions.length + (ballot.line ? 1 : 0)
  const [at, setAt] = useState(chosen.choice['1'] === undefined ? 0 : steps)
  const heading = useRef<HTMLDivElement>(null)
  const moved = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus goes where one went
  useEffect(() => {
    if (moved.current) heading.current?.focus({ preventScroll: true })
  }, [at])
  const go = (to: number) => {
    moved.current = true
    setAt(to)
  }

  const place = String(at + 1)
  const question = questions[at]
  return (
    <div ref={heading} tabIndex={-1} className="grid grid-cols-1 gap-3 px-4 py-3">
      {at < steps && <h1 className="text-std-18N-160 text-sub">{words.step(at + 1, steps)}</h1>}
      {question !== undefined && (
        <Choices
          key={place}
          legend={question}
          legendClassName="text-std-20B-150"
          shape="lines"
          choices={[...FACES].reverse().map((face) => ({
            value: String(face),
            label: (
              <span className="inline-flex items-center gap-3">
                <Face face={face} on={chosen.choice[place] === face} />
                {words.faces[face - 1]}
              </span>
            ),
          }))}
          chosen={chosen.choice[place] === undefined ? null : String(chosen.choice[place])}
          onChoose={(face) =>
            cast({ ...chosen, choice: { ...chosen.choice, [place]: Number(face) } })
          }
        />
      )}
      {question === undefined && at < steps && ballot.line && (
        <FreeLine
          ballot={ballot}
          label={ballot.line}
          onSend={(line) => {
            cast({ choice: chosen.choice, ...(isBlank(line) ? {} : { line }) })
            go(steps)
          }}
        />
      )}
      {at >= steps && (
        <>
          <h1 className="text-std-20B-150">{words.thanks}</h1>
          <p>{words.thanksMore}</p>
        </>
      )}
      <CastState state={state} />
      <CastRefused why={refused} />
      <p className="text-sub">{words.secret}</p>
      <div className="sticky bottom-0 flex gap-2 bg-wash py-2">
        {at > 0 && (
          <Button onClick={() => go(at >= steps ? 0 : at - 1)}>
            {at >= steps ? words.again : words.before}
          </Button>
        )}
        {question !== undefined && (
          <Button look="main" className="flex-1" onClick={() => go(at + 1)}>
            {chosen.choice[place] === undefined ? words.skip : words.next}
          </Button>
        )}
        {at >= steps && (
          <Button className="flex-1" onClick={onWrite}>
            <Ruby>{words.toWriting}</Ruby>
          </Button>
        )}
      </div>
    </div>
  )
}

function FreeLine({
  ballot,
  label,
  onSend,
}: {
  ballot: Ballot
  label: string
  onSend: (line: string) => void
}) {
  const words = useWords(BALLOTS)
  const draft = useBox(BOXES.freeLine(ballot.id), WORDS, () => '')
  const box = useRef<TextBoxHandle>(null)
  return (
    <>
      <TextBox
        ref={box}
        label={label}
        value={draft.value}
        onChange={(text) => draft.write(text)}
        onPeek={(text) => draft.keep(text)}
        room={ROOM.freeLine}
      />
      <p className="text-sub">{words.lineHelp}</p>
      <Button
        look="main"
        onClick={() => {
          const text = box.current?.settle() ?? draft.value
          if (tooLongBy(text, ROOM.freeLine) > 0) return box.current?.focus()
          onSend(text)
          draft.sent(text)
        }}
      >
        {words.send}
      </Button>
    </>
  )
}
