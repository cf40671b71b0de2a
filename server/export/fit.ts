/** How much room printed words need. Estimates, on the safe side: the reader's font is not known here. */

/** Excel's highest row, in points. */
export const MAX_HEIGHT_PT = 409
const LINE_HEIGHT = 1.42
const PADDING_PT = 6
/** Lines end early where a mark may not begin the next, and cells have margins of their own. */
const USABLE = 0.93
const TOO_LONG = '…（続きは「データ」にあります）'

/** Marks that combine, joiners, variation selectors. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u

function emsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x250 || (code >= 0xff61 && code <= 0xff9f)) return 0.62
  const kanaOrKanji = code >= 0x3000 && code <= 0x9fff
  return !kanaOrKanji && NO_WIDTH.test(character) ? 0 : 1
}

/** How many lines the words take in a column of so many points. */
export function linesIn(text: string, widthPt: number, sizePt: number): number {
  const room = Math.max(1, (widthPt * USABLE) / sizePt)
  let lines = 0
  for (const paragraph of text.split('\n')) {
    lines++
    let used = 0
    for (const character of paragraph) {
      const ems = emsOf(character)
      if (used + ems > room) {
        lines++
        used = 0
      }
      used += ems
    }
  }
  return lines
}

export const heightOf = (lines: number, sizePt: number) =>
  Math.ceil(lines * sizePt * LINE_HEIGHT + PADDING_PT)

export interface Fitted {
  text: string
  sizePt: number
  heightPt: number
}

/** The largest of the sizes in which the words fit into one cell; cut, saying so, where none is small enough. */
export function fitted(text: string, widthPt: number, sizesPt: readonly number[]): Fitted {
  let smallest = 8
  for (const sizePt of sizesPt) {
    const heightPt = heightOf(linesIn(text, widthPt, sizePt), sizePt)
    if (heightPt <= MAX_HEIGHT_PT) return { text, sizePt, heightPt }
    smallest = sizePt
  }
  return { text: cutTo(text, widthPt, smallest), sizePt: smallest, heightPt: MAX_HEIGHT_PT }
}

function cutTo(text: string, widthPt: number, sizePt: number): string {
  const most = Math.floor((MAX_HEIGHT_PT - PADDING_PT) / (sizePt * LINE_HEIGHT))
  const characters = [...text]
  let [fits, tooMuch] = [0, characters.length]
  while (tooMuch - fits > 1) {
    const middle = (fits + tooMuch) >> 1
    const tried = characters.slice(0, middle).join('') + TOO_LONG
    if (linesIn(tried, widthPt, sizePt) <= most) fits = middle
    else tooMuch = middle
  }
  return characters.slice(0, fits).join('') + TOO_LONG
}
