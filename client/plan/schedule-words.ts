import { runsOf } from '../../shared/board/strokes.ts'
import type { Row } from '../../shared/board/view.ts'
import { eraYear } from '../../shared/plan/year-names.ts'
import type { PhoneWords } from '../words/phone.ts'

/** A row's years in words, run by run: 準備 令和4年度、実施 令和5年度〜令和9年度. */
export const scheduleWords = (years: Row['years'], words: PhoneWords['plan']): string =>
  runsOf(years)
    .map(
      ({ mark, from, to }) =>
        // What is done and when stay on one line.
        `${words.marks[mark]}\u00a0${words.span(eraYear(from), eraYear(to))}`,
    )
    .join('、')
