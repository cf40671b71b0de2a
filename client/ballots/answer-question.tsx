import type { Ballot } from '../../shared/board/ballots.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { BALLOTS } from '../words/ballots.ts'
import { useWords } from '../words/provided.ts'
import { CastRefused, CastState } from './cast-state.tsx'
import { useCasting } from './use-casting.ts'

/** A quick question: one answer, said by the press itself. */
export function AnswerQuestion({ ballot, onWrite }: { ballot: Ballot; onWrite: () => void }) {
  const words = useWords(BALLOTS)
  const { chosen, state, refused, cast } = useCasting(ballot.id)
  const [answer = null] = Object.keys(chosen.choice)
  return (
    <div className="grid grid-cols-1 gap-4 px-4 py-4">
      <h1 className="sr-only">
        <Ruby>{words.label}</Ruby>
      </h1>
      <Choices
        legend={ballot.title}
        legendClassName="text-std-22B-150"
        shape="lines"
        choices={(ballot.options ?? []).map((label, at) => ({ value: String(at + 1), label }))}
        chosen={answer}
        onChoose={(option) => cast({ choice: { [option]: 1 } })}
      />
      <p className="text-sub">{words.secret}</p>
      <div className="flex min-h-12 items-center justify-between gap-2">
        <CastState state={state} />
        {answer !== null && (
          <Button look="plain" onClick={() => cast({ choice: {} })}>
            {words.takeBack}
          </Button>
        )}
      </div>
      <CastRefused why={refused} />
      <Button onClick={onWrite}>
        <Ruby>{words.toWriting}</Ruby>
      </Button>
    </div>
  )
}
