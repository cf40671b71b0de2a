import { Icon, type IconProps } from './icons.tsx'

// Those that a phone's first screens do without.

export const CloseIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
)

export const EditIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 20l1-4L16 5l3 3L8 19l-4 1zM13.5 7.5l3 3" />
  </Icon>
)

export const RedoIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M16 5l4 4-4 4M20 9H10a6 6 0 0 0 0 12h3" />
  </Icon>
)

export const PlusIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 5v14M5 12h14" />
  </Icon>
)

export const PeopleIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.4M18.5 14.6a6.5 6.5 0 0 1 3 5.4" />
  </Icon>
)

/** Down into a tray: to take home. */
export const TakeIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 4v11M7 10.5l5 5 5-5M4.5 20h15" />
  </Icon>
)

/** A bin: what goes in does not come back. */
export const BinIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5" />
  </Icon>
)

/** Six dots: here it can be taken. */
export const Grip = () => (
  <svg viewBox="0 0 12 20" width="12" height="20" aria-hidden="true" fill="currentColor">
    {[3, 10, 17].flatMap((y) =>
      [3, 9].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.7" />),
    )}
  </svg>
)
