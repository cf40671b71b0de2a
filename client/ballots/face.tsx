/** Mouths of the five faces, from the worst to the best. */
const MOUTHS = [
  'M12 29q8-9 16 0',
  'M12 27q8-5 16 0',
  'M12 26h16',
  'M12 25q8 6 16 0',
  'M11 23q9 12 18 0z',
] as const

/** One of five faces; beside it always its words. */
export function Face({ face, on = false }: { face: number; on?: boolean }) {
  return (
    <svg viewBox="0 0 40 40" className="size-9 shrink-0" aria-hidden="true" focusable="false">
      <circle
        cx="20"
        cy="20"
        r="17"
        fill={on ? '#ffd43d' : 'none'}
        stroke="#1a1a1a"
        strokeWidth="2"
      />
      <circle cx="14" cy="16" r="2" fill="#1a1a1a" />
      <circle cx="26" cy="16" r="2" fill="#1a1a1a" />
      <path d={MOUTHS[face - 1]} fill="none" stroke="#1a1a1a" strokeWidth="2" />
    </svg>
  )
}
