const MOST = 180

/** Whole minutes as typed, full-width digits too; null for what is no such time. */
export function minutesIn(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  const minutes = /^\d{1,3}$/.test(plain) ? Number(plain) : 0
  return minutes >= 1 && minutes <= MOST ? minutes : null
}
