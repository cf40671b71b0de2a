import { type ReactNode, useSyncExternalStore } from 'react'
import { Language } from '../words/provided.ts'
import { chosenLanguage, followLanguage } from './language.ts'

/** The page in the language that was chosen on this device; a new choice changes its words, nothing else. */
export function InLanguage({ children }: { children: ReactNode }) {
  const { spoken } = useSyncExternalStore(followLanguage, chosenLanguage)
  return <Language value={spoken}>{children}</Language>
}

/** What the ward's people work with has its words in the default language alone. */
export function InDefaultLanguage({ children }: { children: ReactNode }) {
  return (
    <Language value={null}>
      <div lang="ja" className="contents">
        {children}
      </div>
    </Language>
  )
}
