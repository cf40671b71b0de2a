import { type ComponentProps, useState } from 'react'
import { useBoardName } from '../drafts/use-box.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { kept } from './kept.ts'
import { PutAwayNotes, ReturnedWords } from './later.ts'
import { marksOf } from './put-away-marks.ts'

/** For phones: words that came back and notes that were put away, fetched only where there are some. */
export function GivenBackLate(props: ComponentProps<typeof ReturnedWords>) {
  const { seat } = useDevice()
  const board = useBoardName()
  const isToldOf = useDeviceState(({ putAway, stopped }) => putAway.length > 0 || stopped)
  const hasReturned = useDeviceState(({ returned }) => returned.length > 0)
  // What was put away before may be back: then it has to be noted down.
  const [putAway, stay] = useState(() => kept.keys(marksOf(board, seat.role)).length > 0)
  if (isToldOf && !putAway) stay(true)
  return (
    <>
      {putAway && <PutAwayNotes {...props} />}
      {hasReturned && <ReturnedWords {...props} />}
    </>
  )
}
