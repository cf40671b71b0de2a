const UNITS: Readonly<Record<string, number>> = {
  円: 1,
  千円: 1_000,
  万円: 10_000,
  百万円: 1_000_000,
  億円: 100_000_000,
}

/**
 * Yen out of printed words: 59,101千円 → 59101000, 62百万円 → 62000000.
 * `null` where the document prints a dash instead of an amount (- 円, —); `undefined` where
 * the words are no amount.
 */
export function parseYen(text: string): number | null | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  if (/^[-‐–—―－ー−]円?$/.test(plain)) return null
  const found = /^(\d{1,12}(?:\.\d+)?)(円|千円|万円|百万円|億円)$/.exec(plain)
  if (found === null) return undefined
  return Math.round(Number(found[1]) * (UNITS[found[2] ?? ''] ?? Number.NaN))
}
