import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { LanguageChoice } from '../language/language-choice.tsx'
import { EraseButton } from '../sync/erase-button.tsx'
import { holdsSomething } from '../sync/erased.ts'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { NUMBER } from '../words/number.ts'
import { useWords } from '../words/provided.ts'
import { SHARED } from '../words/shared.ts'
import NumberForm from './number-form.tsx'

/** Six digits and one button. */
export default function Home({ start, said }: { start?: string; said?: string }) {
  const numberWords = useWords(NUMBER)
  const uiWords = useWords(SHARED)
  const [isKnown] = useState(holdsSomething)
  useEffect(() => {
    document.title = uiWords.product
  }, [uiWords])

  return (
    <Page title={numberWords.title}>
      {said !== undefined && <Notice>{said}</Notice>}
      <NumberForm {...(start === undefined ? {} : { start })} />
      <LanguageChoice />
      <Link
        href="/?boards"
        className="inline-flex min-h-12 items-center justify-self-start text-sub underline underline-offset-4"
      >
        <Ruby>{numberWords.organiser}</Ruby>
      </Link>
      {isKnown && <EraseButton />}
    </Page>
  )
}
