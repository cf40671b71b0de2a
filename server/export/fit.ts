/** How much room printed words need in the font that the file names: BIZ UDPゴシック. */
import { HUNDREDTHS } from './font-widths.ts'

/** Excel's highest row, in points. */
export const MAX_HEIGHT_PT = 409
const LINE_HEIGHT = 1.42
const PADDING_PT = 6
/** On both sides of a cell's words. */
const SIDES_PT = 6
/** A screen rounds each letter to whole pixels, and another font may have to step in. */
const USABLE = 0.95
const TOO_LONG = '…（続きは「データ」にあります）'

/** Marks that combine, joiners, variation selectors. */
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u
const PICTURE = /\p{Extended_Pictographic}/u
const PICTURE_EMS = 1.4

const EMS = new Map(
  HUNDREDTHS.flatMap(([width, characters]) =>
    [...characters].map((one) => [one, width / 100] as const),
  ),
)

function emsOf(character: string): number {
  const known = EMS.get(character)
  if (known !== undefined) return known
  const code = character.codePointAt(0) ?? 0
  // Nearly all that is written: not worth a look at its class.
  if (code >= 0x3040 && code <= 0x9fff) return 1
  if (NO_WIDTH.test(character)) return 0
  return code > 0x2100 && PICTURE.test(character) ? PICTURE_EMS : 1
}

const emsIn = (words: string) => {
  let sum = 0
  for (const character of words) sum += emsOf(character)
  return sum
}

/** Points that the words take on one line. */
export const widthIn = (words: string, sizePt: number) => emsIn(words) * sizePt

/** Points of a column in which the words stand on one line. */
export const columnFor = (words: string, sizePt: number) =>
  widthIn(words, sizePt) / USABLE + SIDES_PT

/** What is not parted at a line's end: a word in Latin letters, or a character with the marks behind it. */
const TOGETHER =
  /(?:[!-\u{24f}]+|[\s\S])[、。，．・：；？！ー」』）］】〉》〕々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*/gu

/** How many lines the words take in a column of so many points. */
export function linesIn(text: string, widthPt: number, sizePt: number): number {
  const room = Math.max(1, ((widthPt - SIDES_PT) * USABLE) / sizePt)
  let lines = 0
  for (const paragraph of text.split(/\r\n|[\r\n]/)) {
    lines++
    let used = 0
    for (const [piece] of paragraph.matchAll(TOGETHER)) {
      const ems = emsIn(piece)
      if (used + ems <= room) used += ems
      else if (ems <= room) {
        lines++
        used = ems
      } else
        for (const character of piece) {
          const wide = emsOf(character)
          if (used + wide > room) {
            lines++
            used = 0
          }
          used += wide
        }
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

/** As `fitted`, but a name is set smaller, too, before it would be parted within. */
export function fittedName(name: string, widthPt: number, sizesPt: readonly number[]): Fitted {
  const whole = sizesPt.find((sizePt) => linesIn(name, widthPt, sizePt) === 1)
  if (whole !== undefined) return { text: name, sizePt: whole, heightPt: heightOf(1, whole) }
  return fitted(name, widthPt, sizesPt)
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
