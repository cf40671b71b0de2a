import type { AnswerFields } from './field-types.ts'

type Standing = Pick<AnswerFields, 'about' | 'question' | 'withdrawn'>

/** The questions of a text, one a line. */
export const linesOf = (asks: string | undefined): readonly string[] => {
  const lines = (asks ?? '').split('\n').map((line) => line.trim())
  return [...new Set(lines)].filter((line) => line !== '')
}

/** Which questions were confirmed, by the place where they stand. */
export function confirmedAt(
  answers: readonly Standing[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const at = new Map<string, Set<string>>()
  for (const { about, question, withdrawn } of answers) {
    if (withdrawn) continue
    const there = at.get(about)
    if (there) there.add(question)
    else at.set(about, new Set([question]))
  }
  return at
}

/** What of a text is still to be confirmed; undefined where nothing is. */
export function stillAsked(
  asks: string | undefined,
  confirmed: ReadonlySet<string> | undefined,
): string | undefined {
  const open = linesOf(asks).filter((line) => !confirmed?.has(line))
  return open.length === 0 ? undefined : open.join('\n')
}

/** Questions that stand in one place, each on lines of its own; undefined where there is none. */
export function together(...questions: readonly (string | undefined)[]): string | undefined {
  const lines = questions.filter((one) => one !== undefined)
  return lines.length === 0 ? undefined : lines.join('\n')
}
