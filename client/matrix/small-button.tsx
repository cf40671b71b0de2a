import type { MouseEvent, ReactNode } from 'react'

interface SmallButtonProps {
  /** For readers aloud, where the words alone do not say what it is about. */
  label?: string
  /** Finds it again, should it be drawn anew while it has the focus. */
  keep?: string
  /** main: what this person is asked for here. */
  look?: 'main'
  onClick: (event: MouseEvent<HTMLButtonElement>) => void
  children: ReactNode
}

/** Small in a row of the plan, but 44 px to hit. */
export function SmallButton({ label, keep, look, onClick, children }: SmallButtonProps) {
  return (
    <button
      type="button"
      className="small-button"
      data-look={look}
      aria-label={label}
      data-keep={keep}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
