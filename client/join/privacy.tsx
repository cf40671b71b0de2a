import { Ruby } from '../ui/ruby.tsx'
import { JOIN } from '../words/join.ts'
import { useWords } from '../words/provided.ts'

/** What the ward says of personal data: folded, before anybody comes in. */
export function Privacy({ text }: { text: string | undefined }) {
  const joinWords = useWords(JOIN)
  if (!text) return null
  return (
    <details className="rounded-8 border-2 border-edge bg-paper px-4">
      <summary className="flex min-h-12 cursor-pointer items-center text-act underline underline-offset-4">
        <Ruby>{joinWords.privacy}</Ruby>
      </summary>
      <p className="whitespace-pre-wrap pb-4 [overflow-wrap:anywhere]">{text}</p>
    </details>
  )
}
