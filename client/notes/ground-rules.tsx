import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { notesWords } from '../words/notes.ts'
import { kept } from './kept.ts'

/** Shown once per board and device, before the first note; posting one also says that they were seen. */
export function useGroundRules(board: string) {
  const key = `yoriai/${board}/rules`
  const [seen, setSeen] = useState(() => kept.get(key) !== null)
  return {
    seen,
    see: () => {
      kept.set(key, 'seen')
      setSeen(true)
    },
  }
}

export function GroundRules({ onDone }: { onDone: () => void }) {
  return (
    <section className="-mt-2 -mb-3 rounded-8 border border-edge bg-paper px-3 py-1">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-std-18B-160">{notesWords.rulesTitle}</h2>
        <Button onClick={onDone}>{notesWords.rulesDone}</Button>
      </div>
      {/* As few lines as possible: below must be room for the box and its button. */}
      <ul className="list-disc pl-6">
        {notesWords.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </section>
  )
}
