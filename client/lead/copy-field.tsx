import { useId, useRef } from 'react'
import { copyFrom } from '../ui/copy.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { leadWords } from '../words/lead.ts'

/** An address that one can read, select and copy. */
export function CopyField({ label, text }: { label: string; text: string }) {
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  return (
    <div className="lead-copy">
      <label htmlFor={id}>{label}</label>
      <input
        ref={field}
        id={id}
        readOnly
        value={text}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton
        label={leadWords.copy}
        copy={async () => (field.current ? copyFrom(field.current) : 'selected')}
      />
    </div>
  )
}
