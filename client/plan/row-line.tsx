import { memo } from 'react'
import type { RowState } from '../../shared/board/schema.ts'
import type { Row } from '../../shared/board/view.ts'
import { Chip, type Tone } from '../ui/chip.tsx'
import { CheckIcon } from '../ui/icons.tsx'
import { planWords } from '../words/plan.ts'
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
  if (state === 'plan') return null
  return (
    <Chip tone={TONES[state]}>
      {state === 'agreed' && <CheckIcon />}
      {planWords.states[state]}
    </Chip>
  )
}

/** One row of the plan to be read: the words, the target, when, and how far it is agreed. */
export const RowLine = memo(function RowLine({ row }: { row: Row }) {
  const schedule = scheduleWords(row.years)
  return (
    <>
      <p className="whitespace-pre-wrap">
        {row.text}
        {row.target && <strong>{planWords.target(row.target)}</strong>}
      </p>
      {schedule && <p className="text-sub">{schedule}</p>}
      {row.state !== 'plan' && (
        <p className="mt-1">
          <RowStateChip state={row.state} />
          {row.reason && <span className="ml-2">{row.reason}</span>}
        </p>
      )}
    </>
  )
})
