import { memo } from 'react'
import { reasonOf, takersOf } from '../../shared/board/agreement.ts'
import type { RowState } from '../../shared/board/field-types.ts'
import { targetSaid, targetWords } from '../../shared/board/target-said.ts'
import type { Row, Snapshot } from '../../shared/board/view.ts'
import { Chip, type Tone } from '../ui/chip.tsx'
import { CheckIcon } from '../ui/icons.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { PLAN } from '../words/plan.ts'
import { useWords } from '../words/provided.ts'
import { AgreedChange } from './change-note.tsx'
import { scheduleWords } from './schedule-words.ts'

const TONES: Record<RowState, Tone> = {
  plan: 'calm',
  asked: 'look',
  agreed: 'done',
  held: 'look',
  declined: 'calm',
}

/** 依頼中, 合意, 保留, 対応困難. What stands in the plan already needs no mark. */
export function RowStateChip({ state }: { state: RowState }) {
  const planWords = useWords(PLAN)
  if (state === 'plan') return null
  return (
    <Chip tone={TONES[state]}>
      {state === 'agreed' && <CheckIcon />}
      <Ruby>{planWords.states[state]}</Ruby>
    </Chip>
  )
}

/** One row of the plan to be read: the words, the target, when, and how far it is agreed. */
export const RowLine = memo(function RowLine({
  row,
  goals,
  actors,
}: { row: Row } & Pick<Snapshot, 'goals' | 'actors'>) {
  const planWords = useWords(PLAN)
  const reason = reasonOf(row)
  const took = takersOf({ actors }, row)
  const schedule = scheduleWords(row.years, planWords)
  return (
    <>
      <p className="whitespace-pre-wrap">
        {row.text}
        {targetWords(row) !== '' && <strong>{targetSaid(row)}</strong>}
      </p>
      {schedule && <p className="text-sub">{schedule}</p>}
      {row.state !== 'plan' && (
        <p className="mt-1">
          <RowStateChip state={row.state} />
          {took.length > 0 && (
            <span className="ml-2">
              {took.map(({ actor }) => actor.plain || actor.name).join('・')}
            </span>
          )}
          {reason && <span className="ml-2">{planWords.reason(reason)}</span>}
        </p>
      )}
      <AgreedChange board={{ goals, actors }} row={row} />
    </>
  )
})
