import { type Ref, useState } from 'react'
import { kept } from '../sync/device-storage.ts'
import { useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'

/** Shown once per board and device, before the seat's first note. */
export function useGroundRules(board: string) {
  const key = `yoriai/${board}/rules`
  const [seen, setSeen] = useState(() => kept.get(key) !== undefined)
  const wrote = useDeviceState(({ mine }) => mine.size > 0)
  const see = () => {
    kept.put(key, 'seen')
    setSeen(true)
  }
  // The same seat on another phone: it read them before it wrote.
  if (wrote && !seen) see()
  return { seen, see }
}

/** Where the box will be: on a small phone there is no room for both. */
export function GroundRules({ place, onDone }: { place: Ref<HTMLElement>; onDone: () => void }) {
  const notesWords = useWords(NOTES)
  return (
    <section
      ref={place}
      tabIndex={-1}
      className="grid grid-cols-1 gap-4 rounded-8 border border-edge bg-paper p-4"
    >
      <h2 className="text-std-20B-150">
        <Phrases>{notesWords.rulesTitle}</Phrases>
      </h2>
      <ul className="list-disc pl-6">
        {notesWords.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <Button look="main" onClick={onDone}>
        {notesWords.rulesDone}
      </Button>
    </section>
  )
}
