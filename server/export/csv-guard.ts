/**
 * What people wrote, as plan.csv carries it. A spreadsheet may take a cell that begins with = + - @
 * for a formula, in Japan also one that begins with their wide forms; and it turns 2-1-1 and 10月 into
 * dates, 007 and 50% into numbers. An apostrophe before it keeps it as it is. Words that begin with an
 * apostrophe of their own get one, too: taking one away from the beginning of each line always gives
 * the words back, and nothing else.
 */
export function guarded(text: string): string {
  const lines = text.split(/([\r\n])/)
  if (lines.length === 1 && readOtherwise(text)) return `'${text}`
  return lines.map((line) => (BEGINS_LIKE_FORMULA.test(line) ? `'${line}` : line)).join('')
}

/** The words again. */
export const unguarded = (text: string): string =>
  text
    .split(/([\r\n])/)
    .map((line) => line.replace(/^'/, ''))
    .join('')

/** Also behind what a reader may trim, and at the beginning of every line: some readers part them. */
const BEGINS_LIKE_FORMULA = /^(?:'|\t|[\s\p{Cf}]*[=+\-@＝＋－＠−﹢﹣﹦])/u

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
