/** Private use: in no plan and in nobody's words. */
const FIRST = 0xe000
const LAST = 0xf8ff
const BEYOND = 0x20000

const isToken = (character: string) => {
  const at = character.codePointAt(0) ?? 0
  return (at >= FIRST && at <= LAST) || at >= BEYOND
}

/** The made-up words in a text. */
export const tokensIn = (text: string): string[] => [...text].filter(isToken)

/** Words that no two people write: one character each, taken from where no language is. */
export class Words {
  #next = FIRST

  /** One in four takes two UTF-16 units, like 𠮷. */
  fresh = (): string => {
    const at = this.#next++
    return String.fromCodePoint(at % 4 === 0 ? BEYOND + at : at)
  }
}
