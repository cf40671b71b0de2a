import type { Period } from '../../shared/board/field-types.ts'
import { yearBlocks } from '../../shared/plan/year-blocks.ts'
import { yearsOf } from '../../shared/plan/years.ts'
import type { Look } from './looks.ts'

const MM = 72 / 25.4
/** A3 lying, within its margins. */
export const MARGINS_MM = { left: 10, right: 10, top: 10, bottom: 13, header: 5, footer: 6 }
const WIDTH_PT = (420 - MARGINS_MM.left - MARGINS_MM.right) * MM
const HEIGHT_PT = (297 - MARGINS_MM.top - MARGINS_MM.bottom) * MM
/** The reader's own font makes pages a little longer or shorter. */
const SAFETY = 0.985

const WHO_PT = 156
const LEAST_WHAT_PT = 300
const STATE_PT = 236
const MOST_YEAR_PT = 58
/** Few years are wider: what stands over all of them needs room, too. */
const LEAST_YEARS_PT = 180

/** The columns of the printed plan: 誰が, 取組, one per year, and the state where there is any. */
export interface Paper {
  widthsPt: readonly number[]
  /** The plan's years, table by table. None where it has no period. */
  blocks: readonly (readonly number[])[]
  /** Columns by number. */
  who: number
  what: number
  firstYear: number
  lastYear: number
  state: number | undefined
  last: number
  /** How many points of lines go onto one page. */
  roomPt: number
}

export function paperFor(period: Period | undefined, withState: boolean): Paper {
  const blocks = period ? yearBlocks(yearsOf(period)) : []
  const columns = blocks[0]?.length ?? 1
  const state = withState ? STATE_PT : 0
  const forYears = WIDTH_PT - WHO_PT - state - LEAST_WHAT_PT
  const year = Math.max(LEAST_YEARS_PT / columns, Math.min(MOST_YEAR_PT, forYears / columns))
  const what = WIDTH_PT - WHO_PT - state - year * columns
  const years = Array.from({ length: columns }, () => year)
  const widthsPt = [WHO_PT, what, ...years, ...(withState ? [state] : [])]
  return {
    widthsPt,
    blocks,
    who: 0,
    what: 1,
    firstYear: 2,
    lastYear: 1 + columns,
    state: withState ? widthsPt.length - 1 : undefined,
    last: widthsPt.length - 1,
    roomPt: HEIGHT_PT * SAFETY,
  }
}

export const widthOf = ({ widthsPt }: Paper, from: number, to: number) =>
  widthsPt.slice(from, to + 1).reduce((sum, width) => sum + width, 0)

/** In the unit of spreadsheets: figures of the standard font, 7 pixels each, and 5 pixels of edge. */
export const inCharacters = (pt: number) => Math.round((((pt * 96) / 72 - 5) / 7) * 100) / 100

export const inPoints = (characters: number) => ((characters * 7 + 5) * 72) / 96

/** Words in a cell, reaching `to` columns and `down` lines further. */
export interface Placed {
  from: number
  to: number
  down?: number
  look: Look
  sizePt: number
  text: string
  /** Stands before the text, in bold. */
  strong?: string
}

/** One line of the sheet. */
export interface Line {
  heightPt: number
  placed: readonly Placed[]
}
