import { isBlank } from '../../shared/board/words.ts'

/** Marks that a list puts before its lines; they are no one's words. A number may be, so it stays. */
const BULLET = /^[\s　]*[・•●◦‣*＊\-–—][\s　]*(?=\S)/

/** What a pasted list holds: one text for each line that has words, without the list's own marks. */
export const linesOf = (text: string): readonly string[] =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(BULLET, '').trim())
    .filter((line) => !isBlank(line))
