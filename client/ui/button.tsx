import type { ButtonHTMLAttributes, Ref } from 'react'
import { Phrases } from './phrases.tsx'

/**
 * main: the one thing to do here. quiet: something else one can do. plain: a small one within text.
 * gone: after it something is gone for good; gone-main: the last press before.
 */
type Look = 'main' | 'quiet' | 'plain' | 'gone' | 'gone-main'

const LOOKS: Record<Look, string> = {
  main: 'min-h-14 px-6 border-2 border-act bg-act text-paper hover:bg-act-strong hover:border-act-strong disabled:bg-sub disabled:border-sub',
  quiet:
    'min-h-12 px-4 border-2 border-act bg-paper text-act hover:bg-act-soft disabled:border-edge disabled:text-sub',
  gone: 'min-h-12 px-4 border-2 border-stop bg-paper text-stop hover:bg-stop-soft disabled:border-edge disabled:text-sub',
  'gone-main':
    'min-h-14 px-6 border-2 border-stop bg-stop text-paper hover:underline disabled:bg-sub disabled:border-sub',
  plain:
    'min-h-12 min-w-12 px-2 border-2 border-transparent text-act underline underline-offset-4 hover:bg-act-soft disabled:text-sub',
}

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  look?: Look
  ref?: Ref<HTMLButtonElement>
}

export function Button({ look = 'quiet', className = '', children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex items-center justify-center gap-2 rounded-8 font-bold ${LOOKS[look]} ${className}`}
    >
      <Phrases>{children}</Phrases>
    </button>
  )
}
