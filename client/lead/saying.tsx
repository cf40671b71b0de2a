import { useState } from 'react'
import type { PhaseKind } from '../../shared/board/field-types.ts'
import { Button } from '../ui/button.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { eveningWords as words } from '../words/evening.ts'

/** What one may say aloud now, in two wordings. */
export function Saying({ kind }: { kind: PhaseKind }) {
  const [which, setWhich] = useState(0)
  const all: readonly string[] = words.sayings[kind]
  return (
    <section className="saying" aria-label={words.say}>
      <h2>{words.say}</h2>
      <p>
        <Phrases>{`「${all[which % all.length] ?? ''}」`}</Phrases>
      </p>
      <Button look="plain" onClick={() => setWhich(which + 1)}>
        {words.sayOther}
      </Button>
    </section>
  )
}
