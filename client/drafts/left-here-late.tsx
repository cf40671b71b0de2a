import { lazy, Suspense, useState } from 'react'
import { kept } from '../notes/kept.ts'
import { useDevice } from '../sync/hooks.tsx'
import { mayHaveLeft } from './may-have-left.ts'
import { useBoardName } from './use-box.ts'

const LeftHere = lazy(() => import('./left-here.tsx'))

/** For phones: fetched only where there is something to show. */
export function LeftHereLate(props: { onTake: (words: string) => void; onDone: () => void }) {
  const { seat } = useDevice()
  const board = useBoardName()
  const [may] = useState(() => mayHaveLeft(kept, board, seat.role, seat.id))
  if (!may) return null
  return (
    <Suspense fallback={null}>
      <LeftHere {...props} />
    </Suspense>
  )
}
