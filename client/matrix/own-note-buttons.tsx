import { useState } from 'react'
import type { Note } from '../../shared/board/view.ts'
import { useCan, useDevice, useMine } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { useOnDesk } from './desk-context.tsx'

const words = matrixWords.panel

/** One's own note is edited and withdrawn by oneself, nobody else's. Withdrawing asks back once. */
export function OwnNoteButtons({ note, onWithdrawn }: { note: Note; onWithdrawn: () => void }) {
  const uiWords = useWords(SHARED)
  const device = useDevice()
  const onDesk = useOnDesk()
  const speaker = useSpeaker()
  const can = useCan()
  const own = useMine().has(note.id)
  const [asking, setAsking] = useState(false)
  const thing = { own, table: note.table }
  if (asking)
    return (
      <div className="panel-sure">
        <p>{words.withdrawSure}</p>
        <Button
          onClick={() => {
            onWithdrawn()
            device.perform({ verb: 'notes.withdraw', note: note.id })
            speaker.announce(words.withdrawn)
          }}
        >
          {words.withdraw}
        </Button>
        <Button look="plain" autoFocus onClick={() => setAsking(false)}>
          {uiWords.cancel}
        </Button>
      </div>
    )
  return (
    <>
      {can('notes.edit', thing) && (
        <Button onClick={() => onDesk({ do: 'open', open: { what: 'edit', note } })}>
          {words.edit}
        </Button>
      )}
      {can('notes.withdraw', thing) && (
        <Button look="plain" onClick={() => setAsking(true)}>
          {words.withdraw}
        </Button>
      )}
    </>
  )
}
