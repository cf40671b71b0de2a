import { useMemo } from 'react'
import { kept } from '../sync/device-storage.ts'
import { useDevice, useDeviceState } from '../sync/hooks.tsx'
import { late } from '../ui/late.tsx'
import { mayHaveLeft } from './may-have-left.ts'
import { useBoardName } from './use-box.ts'

const LeftHere = late(() => import('./left-here.tsx').then((module) => module.default))

/** For phones: fetched only where there is something to show. */
export function LeftHereLate(props: { onTake: (words: string) => void; onDone: () => void }) {
  const { seat } = useDevice()
  const board = useBoardName()
  const notes = useDeviceState((state) => state.board.notes)
  // biome-ignore lint/correctness/useExhaustiveDependencies: with a note its box goes
  const may = useMemo(() => mayHaveLeft(kept, board, seat), [board, seat, notes])
  return may && <LeftHere {...props} />
}
