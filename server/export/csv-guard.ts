/**
 * What people wrote, as plan.csv carries it. A spreadsheet may take a cell that begins with = + - @
 * for a formula, in Japan also one that begins with their wide forms; and it turns 2-1-1 and 10月 into
 * dates, 007 and 50% into numbers. An apostrophe before it keeps it as it is. Words that begin with an
 * apostrophe of their own get one, too: taking one away from the beginning of each part always gives
 * the words back, and nothing else. Parts are what some reader may make cells of by themselves: they
 * end at a break, a tab or a semicolon.
 */
export function guarded(text: string): string {
  const parts = partsOf(text)
  const guard = (part: string, at: number) =>
    BEGINS_LIKE_FORMULA.test(part) ||
    (at === 0 && readOtherwise(text)) ||
    // What begins with a break, or a line with a tab, is trimmed by some reader.
    (part === '' && (at === 0 ? parts.length > 1 : parts[at + 1] === '\t'))
  return parts.map((part, at) => (guard(part, at) ? `'${part}` : part)).join('')
}

/** The words again. */
export const unguarded = (text: string): string =>
  partsOf(text)
    .map((part) => part.replace(/^'/, ''))
    .join('')

/** CR, LF, tab, vertical tab, form feed, next line, line and paragraph separator, semicolon. */
const PART_ENDS = /([\r\n\t\v\f\u0085\u2028\u2029;])/

/** With what parts them between. */
const partsOf = (text: string) => text.split(PART_ENDS)

/** Also behind what a reader may trim, leave out or not show. */
const BEGINS_LIKE_FORMULA =
  /^(?:'|[\s\p{Cc}\p{Cf}\p{Mn}\p{Default_Ignorable_Code_Point}\u2800]*[=+\-@＝＋－＠−﹢﹣﹦﹫⁺⁻⁼₊₋₌])/u

const TRUTH = /^(?:true|false)$/i
const MONTH =
  /^(?:\d{1,4}[-/. ]?)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ,]*\d*/i
/** Figures, and what stands between and beside them in numbers, dates, times, sums of money and fractions. */
const NUMBER_OR_DATE =
  /^[\s\d０-９.,:/\-+()%¥$€e年月日時分秒元午前後明治大正昭和平成令火水木金土曜apmrhst]*$/i

/** A number, a date, a time or a truth to a spreadsheet. */
function readOtherwise(text: string): boolean {
  const plain = text.normalize('NFKC').trim()
  if (TRUTH.test(plain) || MONTH.test(plain)) return true
  return /\d|元/.test(plain) && NUMBER_OR_DATE.test(plain)
}
