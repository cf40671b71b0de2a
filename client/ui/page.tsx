import type { ReactNode } from 'react'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import { Phrases } from './phrases.tsx'

/** A quiet page with one thing to say: waiting, not found, the code. */
export function Page({ title, children }: { title: ReactNode; children?: ReactNode }) {
  const uiWords = useWords(SHARED)
  return (
    <main className="mx-auto grid max-w-[32rem] gap-5 px-4 py-8 break-phrases text-std-18N-160">
      <p className="font-bold text-sub">{uiWords.product}</p>
      <h1 className="text-std-26B-150">
        <Phrases>{title}</Phrases>
      </h1>
      {children}
    </main>
  )
}

export function Loading() {
  const uiWords = useWords(SHARED)
  return (
    <main className="px-4 py-12 text-center text-std-18N-160" aria-busy="true">
      <h1 className="text-std-20B-150">
        <Phrases>{uiWords.loading}</Phrases>
      </h1>
    </main>
  )
}
