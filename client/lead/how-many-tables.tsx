import { type FormEvent, useId, useRef, useState } from 'react'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { receptionWords as words } from '../words/reception.ts'
import { MAX_TABLES, wholeIn } from './whole-numbers.ts'

/** How many 班 there are; who sits at one that is taken away stays there. */
export function HowManyTables({ mayLead }: { mayLead: boolean }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const { board } = useBoard()
  /** null: nothing typed yet, the field follows the board. */
  const [draft, setDraft] = useState<string | null>(null)
  const [wrong, setWrong] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const ids = { field: useId(), wrong: useId(), small: useId() }

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const tables = wholeIn(draft ?? String(board.tables ?? ''), MAX_TABLES)
    setWrong(tables === null)
    if (tables === null) return field.current?.focus()
    if (tables !== board.tables) device.perform({ verb: 'board.set', patch: { tables } })
    setDraft(null)
    speaker.announce(words.tablesSaid(tables))
  }

  return (
    <form onSubmit={submit} noValidate>
      <div className="lead-field lead-with-button">
        <label htmlFor={ids.field}>{words.tables}</label>
        <input
          ref={field}
          id={ids.field}
          inputMode="numeric"
          autoComplete="off"
          value={draft ?? board.tables ?? ''}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={wrong ? `${ids.small} ${ids.wrong}` : ids.small}
          onChange={(event) => {
            setDraft(event.currentTarget.value)
            setWrong(false)
          }}
        />
        <Button type="submit" disabled={!mayLead}>
          {words.tablesDo}
        </Button>
      </div>
      <p id={ids.small} className="lead-sub">
        <Phrases>{words.tablesSmall}</Phrases>
      </p>
      <div id={ids.wrong} role="alert">
        {wrong && <Notice>{words.tablesWrong}</Notice>}
      </div>
    </form>
  )
}
