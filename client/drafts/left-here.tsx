import { kept } from '../sync/device-storage.ts'
import { useBoard, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { LEFT_WORDS } from '../words/left-words.ts'
import { useWords } from '../words/provided.ts'
import { LeftList } from './left-list.tsx'
import { leftFor } from './left-words.ts'
import { useBoardName } from './use-box.ts'

/** Words of boards, seats, notes and rows that are gone, on a board where they may be used again. */
export default function LeftHere(props: { onTake: (words: string) => void; onDone: () => void }) {
  const words = useWords(LEFT_WORDS)
  const { seat } = useDevice()
  const { notes, rows } = useBoard()
  const putAway = useDeviceState((state) => state.putAway)
  const board = useBoardName()
  // 記録 writes in dialogs, and after the end none opens; phones and 書記 keep their box in sight.
  const over = useDeviceState(({ settings }) => settings.closed) && seat.role === 'staff'
  const ids = new Set<string>([
    ...notes.map(({ id }) => id),
    ...rows.flatMap(({ id, removed }) => (removed ? [] : [id])),
    ...putAway.map(({ note }) => note),
  ])
  const here = { board, role: seat.role, seat: seat.id, has: (id: string) => ids.has(id), over }
  const { onTake, onDone } = props
  return (
    <LeftList
      {...(over ? {} : { onTake })}
      onDone={onDone}
      help={over ? words.over : words.here}
      read={() => leftFor(kept, here)}
    />
  )
}
