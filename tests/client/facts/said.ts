import { scheduleWords } from '../../../client/plan/schedule-words.ts'
import { PLAN } from '../../../client/words/plan.ts'
import { MARKS, type Mark, ROW_STATES, type RowState } from '../../../shared/board/field-types.ts'
import type { RowId } from '../../../shared/board/ids.ts'
import type { Snapshot } from '../../../shared/board/view.ts'
import { found, having, type Markup, textOf } from './markup.ts'

/** What a surface says of one row; what it does not speak of is left out. */
export interface Said {
  state?: RowState
  /** Ids of those named, in the order in which they are. */
  takers?: readonly string[]
  text?: string
  target?: string
  /** In words: 準備 令和4年度、… */
  years?: string
  reason?: string
  /** 合意のあとに直されました: part, before, after. */
  changed?: readonly string[]
  /** 計画書から変わりました. */
  printed?: readonly string[]
  inPlan?: boolean
  /** Its number in the list of what was agreed today. */
  number?: number
}

/** What one surface says, row by row. Rows that it does not show are not there. */
export type Surface = ReadonlyMap<RowId, Said>

const STATE_WORDS: Readonly<Record<string, RowState>> = {
  計画にある: 'plan',
  依頼中: 'asked',
  合意: 'agreed',
  保留: 'held',
  対応困難: 'declined',
}
export const stateIn = (words: string): RowState => {
  const state = STATE_WORDS[words.trim()] ?? ROW_STATES.find((one) => one === words)
  if (!state) throw new Error(`no state: ${words}`)
  return state
}

/** Bodies named one after the other, by long or short names, whatever stands between. */
export function namesIn(board: Snapshot, words: string): readonly string[] {
  const names = board.actors
    .flatMap(({ id, name, plain }) => [name, plain].map((one) => ({ id, name: one })))
    .sort((a, b) => b.name.length - a.name.length)
  const ids: string[] = []
  let rest = words
  while (rest !== '') {
    const next = names.find(({ name }) => rest.startsWith(name))
    if (next) ids.push(next.id)
    rest = rest.slice(next?.name.length ?? 1)
  }
  return ids
}

/** The plan's marks before a sentence are the paper's. */
export const unmarked = (text: string) => text.replace(/^・/, '')
export const targetIn = (words: string) => /^【目標：([\s\S]*)】$/.exec(words)?.[1] ?? ''
export const reasonIn = (words: string) => /^理由：([\s\S]*)$/.exec(words)?.[1] ?? ''
export const plainYears = (words: string) => words.replaceAll('\u00a0', ' ')

const MARK_WORDS: Readonly<Record<string, Mark>> = { 準備: 'prepare', 実施: 'do', 見直し: 'review' }
export function yearsInWords(marks: readonly (readonly [number, string])[]): string {
  const years = marks.flatMap(([year, words]) => {
    const mark = MARK_WORDS[words] ?? MARKS.find((one) => one === words)
    return mark ? [[year, mark] as const] : []
  })
  return plainYears(scheduleWords(Object.fromEntries(years), PLAN.words))
}

const PART = /^(.+?)：.+?は「([\s\S]*)」→いまは「([\s\S]*)」$/
const partIn = (words: string) => plainYears((PART.exec(words) ?? []).slice(1).join('|'))

/** The change notes that a piece of markup has. */
export function changesIn(within: Markup): { changed: readonly string[]; printed?: string[] } {
  const of = (about: string) =>
    found(within, having('data-change', about)).flatMap((note) =>
      note.children.slice(1).map((part) => partIn(textOf(part))),
    )
  return { changed: of('agreed'), printed: of('printed') }
}

/** The same as paper has it: lines below the words. */
export function changesInWords(words: string): { changed: string[]; printed: string[] } {
  const all = { changed: [] as string[], printed: [] as string[] }
  let now = all.changed
  for (const line of words === '' ? [] : words.split('\n')) {
    if (line === '合意のあとに直されました') now = all.changed
    else if (line === '計画書から変わりました') now = all.printed
    else now.push(partIn(line))
  }
  return all
}

/** The same as files say it: 取組「…」→「…」. */
export const changesInFile = (lines: readonly string[]): readonly string[] => {
  const all = lines.join('\n').replace(/\n(?=(取組|目標|年度|基本目標|誰が)「)/g, '\u0000')
  return all
    .split('\u0000')
    .filter((line) => line !== '')
    .map((line) => {
      const [, part, before, after] = /^(.+?)「([\s\S]*)」→「([\s\S]*)」$/.exec(line) ?? []
      return plainYears([part, before, after].join('|'))
    })
}
