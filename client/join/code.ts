const DIGITS = 6

/** Digits out of whatever was typed: full-width ones, spaces and hyphens of every kind are fine. */
export const digitsOf = (typed: string): string =>
  typed.normalize('NFKC').replace(/\D/g, '').slice(0, DIGITS)

export const isWhole = (code: string): boolean => code.length === DIGITS

/** 123 456, as it stands on the screen and on the sheet. */
export const grouped = (code: string): string =>
  code.length > 3 ? `${code.slice(0, 3)} ${code.slice(3)}` : code
