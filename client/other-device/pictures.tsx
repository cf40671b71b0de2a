import type { ReactNode } from 'react'
import type { Picture } from '../../shared/sign.ts'

const DRAWN: Record<Picture, ReactNode> = {
  cat: <path d="M5 11V4l4 3h6l4-3v7a7 7 0 0 1-14 0ZM9 11v1M15 11v1M11 15h2M2 13h3M19 13h3" />,
  dog: <path d="M7 6h10v8a5 5 0 0 1-10 0ZM7 6 3 8v6l4-1M17 6l4 2v6l-4-1M10 10v1M14 10v1M11 15h2" />,
  bird: (
    <path d="M3 13h3l3-5a5 5 0 0 1 9 1l3 1-3 2c0 4-3 6-7 6s-7-2-8-5ZM15 9v.5M11 18v3M14 18v3" />
  ),
  fish: <path d="M3 12c3-5 10-6 14 0 -4 6-11 5-14 0ZM17 12l5-4v8ZM7 11v.5M11 9c1 2 1 4 0 6" />,
  orange: (
    <path d="M12 6c6 0 9 3 9 7s-4 7-9 7-9-3-9-7 3-7 9-7ZM12 6V3M12 6c2-3 4-3 6-2M8 12h.5M15 15h.5" />
  ),
  riceball: <path d="M12 3c3 0 10 12 9 15-1 2-17 2-18 0-1-3 6-15 9-15ZM8 20v-7h8v7" />,
  tea: <path d="M5 9h14l-1 8a3 3 0 0 1-3 3H9a3 3 0 0 1-3-3ZM9 6V3M12 6V3M15 6V3M6 13h12" />,
  flower: (
    <path d="M12 8a2.5 2.5 0 1 1 3 2 2.500 2.500 0 1 1-1 4 2.500 2.500 0 1 1-4 0 2.500 2.500 0 1 1-1-4 2.500 2.500 0 1 1 3-2ZM12 12v9M12 19c2 0 4-1 5-3" />
  ),
  umbrella: (
    <path d="M2 12a10 9 0 0 1 20 0c-2-2-4-2-5 0-1-2-3-2-5 0-2-2-4-2-5 0-1-2-3-2-5 0ZM12 3V2M12 12v7a2.500 2.500 0 0 1-5 0" />
  ),
  train: <path d="M6 3h12v14H6ZM6 11h12M12 3v8M9 14h.5M15 14h.5M8 17l-3 4M16 17l3 4M6 20h12" />,
  house: <path d="M2 12 12 3l10 9M5 10v11h14V10M10 21v-6h4v6" />,
  moon: <path d="M20 15A9 9 0 1 1 10 3a7 7 0 0 0 10 12Z" />,
}

/** Drawn by us: no phone lacks it. Its name stands beside it. */
export function Drawn({ picture }: { picture: Picture }) {
  return (
    <svg
      viewBox="0 0 24 24"
      className="size-8 shrink-0"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {DRAWN[picture]}
    </svg>
  )
}
