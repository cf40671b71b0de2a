import type { ReactNode } from 'react'

/** Drawn by us, always beside words: a screen reader hears the words only. */
export function Icon({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`inline-block size-[1.15em] shrink-0 ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export interface IconProps {
  className?: string
}

export const CheckIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4.5 12.5 10 18 19.5 6.5" />
  </Icon>
)

/** Nobody else reads it yet. */
export const FaceDownIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 4l16 16M6.5 7.5A13 13 0 0 0 2.5 12q4 6.5 9.5 6.5a9 9 0 0 0 4-1M10 5.7q1-.2 2-.2 5.5 0 9.5 6.5a15 15 0 0 1-2.5 3" />
  </Icon>
)

/** On its way. */
export const SendingIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 19V5M6 11l6-6 6 6" />
  </Icon>
)

/** No connection. */
export const AwayIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M3 3l18 18M8.5 15.2a5 5 0 0 1 4.9-1.3M5 11.6a10 10 0 0 1 4-2.4M13 8.6a10 10 0 0 1 6 3M12 19h.01" />
  </Icon>
)

export const LiveIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8.5 15.2a5 5 0 0 1 7 0M5 11.6a10 10 0 0 1 14 0M12 19h.01" />
  </Icon>
)

export const NextIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 5l7 7-7 7" />
  </Icon>
)

export const BackIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M15 5l-7 7 7 7" />
  </Icon>
)

export const DownIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 9l7 7 7-7" />
  </Icon>
)

export const UpIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 15l7-7 7 7" />
  </Icon>
)

export const UndoIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3" />
  </Icon>
)

export const LookIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4 2.8 20h18.4L12 4zM12 10v5M12 17.6h.01" />
  </Icon>
)
