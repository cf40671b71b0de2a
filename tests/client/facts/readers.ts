import type { RowId } from '../../../shared/board/ids.ts'
import type { Snapshot } from '../../../shared/board/view.ts'
import {
  classed,
  found,
  having,
  type Markup,
  ownText,
  parseMarkup,
  textIn,
  textOf,
} from './markup.ts'
import {
  changesIn,
  changesInWords,
  namesIn,
  plainYears,
  reasonIn,
  type Said,
  stateIn,
  targetIn,
  unmarked,
  yearsInWords,
} from './said.ts'

export const byRow = (
  markup: Markup,
  attribute: string,
  read: (one: Markup, id: RowId) => Said | null,
): [RowId, Said][] =>
  found(markup, having(attribute)).flatMap((one) => {
    const id = one.attributes[attribute] as RowId
    const said = read(one, id)
    return said ? [[id, said] as [RowId, Said]] : []
  })

export const UNWRITTEN = '（まだ書いていません）'

/** A row at 記録; null where nothing is written in it yet. */
export function recordLine(board: Snapshot, line: Markup): Said | null {
  const text = textIn(line, 'row-text')
  const changes = changesIn(line)
  const wasSaid = [...changes.changed, ...(changes.printed ?? [])].some((part) =>
    /^(取組|目標)\|[^|]*[^\s\u200b|]/.test(part),
  )
  const target = targetIn(textIn(line, 'row-target'))
  if (text === UNWRITTEN && target === '' && !wasSaid) return null
  const state = stateIn(line.attributes['data-state'] ?? '')
  const decided = textIn(line, 'row-decided')
  return {
    state,
    takers: state === 'agreed' ? namesIn(board, decided) : [],
    text: text === UNWRITTEN ? '' : text,
    target,
    years: yearsInWords(
      found(line, having('data-year')).map((cell) => [
        Number(cell.attributes['data-year']),
        cell.attributes['aria-label']?.split('　')[1] ?? '',
      ]),
    ),
    reason: reasonIn(textIn(line, 'row-reason')),
    ...changes,
  }
}

const signIn = (cell: Markup) => textIn(cell, 'sr-only').split('　').at(-1) ?? ''

/** A row of the wall's tables. */
export function wallLine(board: Snapshot, line: Markup, years: readonly number[]): Said {
  const badge = textIn(line, 'screen-state')
  const [state = '', names = ''] = badge.split('　')
  const small = found(line, classed('screen-target')).map(textOf)
  const target = small.find((words) => words.startsWith('目標：'))
  const cells = found(line, classed('screen-year'))
  return {
    state: badge === '' ? 'plan' : stateIn(state),
    takers: namesIn(board, names),
    text: textIn(line, 'screen-row-text'),
    target: target?.slice(3) ?? '',
    years: yearsInWords(cells.map((cell, at) => [years[at] ?? 0, signIn(cell)])),
    reason: reasonIn(small.find((words) => words.startsWith('理由：')) ?? ''),
    changed: changesIn(line).changed,
  }
}

/** いまの計画 of one 誰が, on a phone. */
export function phoneRows(board: Snapshot, part: Markup): [RowId, Said][] {
  const others = found(
    part,
    (one) =>
      one.name === 'section' && one.children.some((child) => textOf(child) === '保留・対応困難'),
  ).flatMap((section) =>
    found(section, having('data-row')).map(({ attributes }) => attributes['data-row']),
  )
  return byRow(part, 'data-row', (entry, id) => {
    const [words, ...lines] = entry.children.filter(
      (child): child is Markup => typeof child !== 'string' && child.name === 'p',
    )
    const schedule = lines.find(classed('text-sub'))
    const [chip, ...small] = (lines.find(classed('mt-1'))?.children ?? []).map(textOf)
    const reason = small.find((one) => one.startsWith('理由：')) ?? ''
    return {
      state: chip === undefined ? 'plan' : stateIn(chip),
      takers: namesIn(board, small.find((one) => !one.startsWith('理由：')) ?? ''),
      text: ownText(words),
      target: targetIn(textOf(words?.children.find((child) => typeof child !== 'string'))),
      years: plainYears(textOf(schedule)),
      reason: reasonIn(reason),
      changed: changesIn(entry).changed,
      inPlan: !others.includes(id),
    }
  })
}

/** A printed row, on one line or several. */
export function paperRow(
  board: Snapshot,
  of: readonly { years: readonly number[]; line: Markup }[],
): Said {
  const [first = [], ...more] = of.map(({ years }) => years)
  const own = of.filter(({ years }) => years === first).map(({ line }) => line)
  const isFirst = own[0] ? found(own[0], classed('print-state'))[0] : undefined
  const bold = isFirst?.children.find((one) => typeof one !== 'string' && one.name === 'b')
  const state = bold ? stateIn(textOf(bold)) : 'plan'
  const said = own.flatMap((line) => found(line, classed('print-said')).map(textOf))
  const reasons = (isFirst?.children ?? []).map(textOf).filter((one) => one.startsWith('理由：'))
  const change = own.map((line) => textIn(line, 'print-change')).join('')
  return {
    state,
    takers:
      state === 'agreed' ? said.flatMap((one) => namesIn(board, one.split('（令')[0] ?? '')) : [],
    text: unmarked(own.map((line) => ownText(found(line, classed('print-what'))[0])).join('')),
    target: targetIn(own.map((line) => textIn(line, 'print-target')).join('')),
    years: yearsInWords(
      [first, ...more].flatMap((years, at) =>
        found(of[at]?.line ?? own[0] ?? parseMarkup(''), classed('print-year')).map(
          (cell, column): [number, string] => [
            years[column] ?? 0,
            cell.attributes['aria-label']?.split('　')[1] ?? '',
          ],
        ),
      ),
    ),
    reason: reasonIn(reasons[0] ?? ''),
    ...changesInWords(change),
  }
}
