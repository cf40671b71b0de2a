import { type ComponentProps, useState } from 'react'
import { useBoardName } from '../drafts/use-box.ts'
import { kept } from '../sync/device-storage.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { ErasedNotes, GivenBackWords, PutAwayNotes } from './lazy-parts.ts'
import { marksOf } from './put-away-marks.ts'

/** For phones: words that came back, notes that were put away or erased, fetched only where there are some. */
export function GivenBackLate(props: ComponentProps<typeof GivenBackWords>) {
  const { seat } = useDevice()
  const board = useBoardName()
  const isToldOf = useDeviceState(({ putAway, stopped }) => putAway.length > 0 || stopped)
  const hasErased = useDeviceState(({ erased }) => erased.length > 0)
  const isAnyGivenBack = useDeviceState(({ givenBack }) => givenBack.length > 0)
  // What was put away before may be back: then it has to be noted down.
  const [putAway, stay] = useState(() => kept.keys(marksOf(board, seat.role)).length > 0)
  if (isToldOf && !putAway) stay(true)
  return (
    <>
      {putAway && <PutAwayNotes {...props} />}
      {hasErased && <ErasedNotes onDone={props.onDone} />}
      {isAnyGivenBack && <GivenBackWords {...props} />}
    </>
  )
}
