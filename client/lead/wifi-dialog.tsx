import { type FormEvent, useId, useRef, useState } from 'react'
import type { Wifi } from '../../shared/http.ts'
import { BOXES } from '../drafts/boxes.ts'
import { KeptLine } from '../drafts/kept-line.tsx'
import { useBox } from '../drafts/use-box.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { useWords } from '../words/provided.ts'
import { receptionWords as words } from '../words/reception.ts'
import { SHARED } from '../words/shared.ts'
import { saidBy } from './said-by.ts'
import type { WaysIn } from './ways-in.ts'
import { problemOf, WIFI } from './wifi-form.ts'

export function WifiDialog({ ways, onClose }: { ways: WaysIn; onClose: () => void }) {
  const uiWords = useWords(SHARED)
  const speaker = useSpeaker()
  const kept = useBox(BOXES.wifi(), WIFI, () => ({
    name: ways.wifi?.name ?? '',
    hidden: ways.wifi?.hidden ?? false,
  }))
  const { name, hidden } = kept.value
  const [password, setPassword] = useState(ways.wifi?.password ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const passwordField = useRef<HTMLInputElement>(null)
  const ids = { name: useId(), password: useId(), problem: useId() }

  const keep = async (wifi: Wifi | null) => {
    try {
      await ways.keepWifi(wifi)
      kept.sent()
      speaker.announce(wifi ? words.wifiSaved : words.wifiRemoved)
      onClose()
    } catch (error) {
      setProblem(saidBy(error))
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const wanted = name.trim()
    const found = problemOf(wanted, password)
    setProblem(found && words[found])
    if (found === 'wifiPasswordLong') passwordField.current?.focus()
    else if (found) field.current?.focus()
    else void keep({ name: wanted, password, hidden })
  }

  return (
    <Dialog title={words.wifi} onClose={onClose} closer={false}>
      <form className="lead-confirm" onSubmit={submit} noValidate>
        <div className="lead-field">
          <label htmlFor={ids.name}>{words.wifiName}</label>
          <input
            ref={field}
            id={ids.name}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={name}
            data-focus-first
            aria-invalid={problem === null ? undefined : true}
            aria-describedby={problem === null ? undefined : ids.problem}
            onChange={(event) => kept.write({ name: event.currentTarget.value, hidden })}
          />
        </div>
        <div className="lead-field">
          <label htmlFor={ids.password}>{words.wifiPassword}</label>
          <input
            ref={passwordField}
            id={ids.password}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </div>
        <label className="lead-check">
          <input
            type="checkbox"
            checked={hidden}
            onChange={(event) => kept.write({ name, hidden: event.currentTarget.checked })}
          />
          {words.wifiHidden}
        </label>
        <KeptLine
          box={kept}
          also={words.wifiPasswordNotKept}
          onDrop={() => field.current?.focus()}
        />
        <div id={ids.problem} role="alert">
          {problem !== null && <Notice>{problem}</Notice>}
        </div>
        <div className="lead-actions">
          <Button look="main" type="submit">
            {words.wifiSave}
          </Button>
          <Button onClick={onClose}>{uiWords.cancel}</Button>
          {ways.wifi && (
            <Button look="plain" onClick={() => void keep(null)}>
              {words.wifiRemove}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
