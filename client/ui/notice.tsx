import type { ReactNode } from 'react'
import { LookIcon } from './icons.tsx'
import { Ruby } from './ruby.tsx'

/** Something that needs a look, in a box of its own. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="flex gap-2 rounded-8 border-2 border-look-edge break-phrases bg-look-soft p-3 text-ink">
      <LookIcon className="mt-1 text-look" />
      <div className="min-w-0 flex-1">
        <Ruby>{children}</Ruby>
      </div>
    </div>
  )
}
