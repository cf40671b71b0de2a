/** Longer than this (characters) a piece between two spaces would not fit a narrow column. */
const LONGEST_PIECE = 11

/**
 * Whether somebody wrote with spaces between the words, as in やさしい日本語: lines then break there
 * and nowhere else.
 */
export function isSpaced(text: string): boolean {
  const pieces = text.trim().split(/[\s、。，．・]+/u)
  return /\S[ \u3000]\S/u.test(text) && pieces.every((piece) => [...piece].length <= LONGEST_PIECE)
}
