import { useEffect, useState } from 'react'

const STAYS_MS = 4_000

/** A word that answers a tap and goes by itself. */
export function useSaid(): [string | null, (words: string) => void] {
  const [said, setSaid] = useState<{ words: string } | null>(null)
  useEffect(() => {
    if (!said) return
    const timer = setTimeout(() => setSaid(null), STAYS_MS)
    return () => clearTimeout(timer)
  }, [said])
  return [said?.words ?? null, (words) => setSaid({ words })]
}
