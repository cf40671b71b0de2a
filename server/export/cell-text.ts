/** UTF-16 units; a file with more in one cell is taken for damaged. */
const MAX_CELL = 32_767
const CUT = '…（長いためここまで）'

/** Text that would be read as an error value, whatever was meant by it. */
const ERROR_WORDS = /^#(?:VALUE!|REF!|N\/A|NAME\?|NULL!|DIV\/0!|NUM!|GETTING_DATA|SPILL!|CALC!)$/

/** U+FFFE and U+FFFF, which no XML may hold. The control characters are hucre's own care. */
const NON_CHARACTERS = /[\ufffe\uffff]/g
const UNPAIRED = /\p{Surrogate}/gu
/** What a spreadsheet would read as the escape of another character: _x0041_ is A. */
const LOOKS_ESCAPED = /_(?=x[0-9a-f]{4}_)/gi

const escaped = (code: number) => `_x${code.toString(16).toUpperCase()}_`

/** The same text as a spreadsheet must be given it, so that it shows exactly these characters. */
export function cellText(text: string): string {
  const whole = text
    .replace(UNPAIRED, '\ufffd')
    .replace(LOOKS_ESCAPED, '_x005F_')
    .replace(NON_CHARACTERS, (one) => escaped(one.charCodeAt(0)))
  if (whole.length <= MAX_CELL) return whole
  return whole.slice(0, MAX_CELL - CUT.length).replace(UNPAIRED, '') + CUT
}

export const isErrorWord = (text: string) => ERROR_WORDS.test(text)
