import { useId, useSyncExternalStore } from 'react'
import { useOpening } from '../ui/late.tsx'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { chooseLanguage, chosenLanguage, followLanguage, LANGUAGES } from './language.ts'

/** In which language this device speaks. It changes at once, and what is being written stays. */
export function LanguageChoice() {
  const uiWords = useWords(SHARED)
  const { tag: chosen } = useSyncExternalStore(followLanguage, chosenLanguage)
  const opening = useOpening()
  const id = useId()
  const choose = (tag: string) =>
    void opening.open({ here: () => false, come: () => chooseLanguage(tag) }, () => {})
  return (
    <div role="radiogroup" aria-labelledby={id} className="flex flex-wrap items-center gap-x-3">
      <span id={id} className="text-sub">
        {uiWords.language}
      </span>
      {Object.entries(LANGUAGES).map(([tag, { name }]) => (
        <label key={tag} lang={tag} className="rings flex min-h-12 items-center gap-2 rounded-8">
          <input
            type="radio"
            name={id}
            className="size-6 shrink-0 accent-act"
            checked={tag === chosen}
            onChange={() => choose(tag)}
          />
          {name}
        </label>
      ))}
      {opening.missing}
    </div>
  )
}
