import { useId } from 'react'
import { Phrases } from '../ui/phrases.tsx'
import { leadWords } from '../words/lead.ts'

/** On or off, said in words; what it means now stands below it. */
export function Switch({
  label,
  help,
  on,
  disabled,
  onTurn,
}: {
  label: string
  help: string
  on: boolean
  disabled: boolean
  onTurn: (on: boolean) => void
}) {
  const described = useId()
  return (
    <div className="lead-switch">
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-describedby={described}
        disabled={disabled}
        onClick={() => onTurn(!on)}
      >
        <span className="lead-switch-label">
          <Phrases>{label}</Phrases>
        </span>
        <span className="lead-switch-track" aria-hidden="true">
          <span>{on ? leadWords.on : leadWords.off}</span>
        </span>
      </button>
      <p id={described}>{help}</p>
    </div>
  )
}
