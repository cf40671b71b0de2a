/** Laying a plan's measured pieces onto pages. Pure: the paper measures, this decides. All in px. */

export interface Piece {
  key: string
  height: number
}

/** One 誰が: its rows, and what its name takes where one short row would be lower than that. */
export interface Group {
  key: string
  nameHeight: number
  rows: readonly Piece[]
}

export interface Table {
  key: string
  /** Its heads, which come again on every page that it reaches. */
  headHeight: number
  groups: readonly Group[]
}

/** What belongs together: a goal's title, its tables, and what is asked about it. */
export interface Section {
  key: string
  headHeight: number
  /** The line that says whose tables go on. */
  againHeight: number
  tables: readonly Table[]
  feet: readonly Piece[]
}

export type Part =
  | { kind: 'head' | 'again'; section: string }
  | { kind: 'table'; table: string; groups: { key: string; rows: string[]; continued: boolean }[] }
  | { kind: 'foot'; foot: string }

/** A section that does not fit begins where at least so much of a page is left. */
const ENOUGH = 0.4
/** A 誰が that the next page could hold whole is parted only where more than this is left. */
const WORTH_PARTING = 0.25

const sum = (pieces: readonly { height: number }[]) =>
  pieces.reduce((all, { height }) => all + height, 0)
const tall = ({ nameHeight }: Group, rows: readonly Piece[]) => Math.max(nameHeight, sum(rows))

/**
 * Rows are never parted; 誰が, the table's heads and the goal's title are said again where a table goes
 * on. A row that is higher than a page has one to itself.
 */
export function laidOnPages(sections: readonly Section[], height: number, gap: number): Part[][] {
  const pages: Part[][] = [[]]
  let left = height

  const put = (part: Part, size: number) => {
    pages.at(-1)?.push(part)
    left -= size
  }
  const turn = (again?: Section) => {
    pages.push([])
    left = height
    if (again) put({ kind: 'again', section: again.key }, again.againHeight)
  }
  const isFresh = () => pages.at(-1)?.length === 0

  for (const section of sections) {
    const { headHeight, tables, feet } = section
    if (!isFresh() && !mayBegin(section, left - gap, height, gap)) turn()
    if (!isFresh()) left -= gap
    put({ kind: 'head', section: section.key }, headHeight)
    for (const table of tables) lay(section, table)
    for (const foot of feet) {
      if (foot.height > left) turn(section)
      put({ kind: 'foot', foot: foot.key }, foot.height)
    }
  }
  return pages.filter((page) => page.length > 0)

  function lay(section: Section, table: Table) {
    const [first] = table.groups
    let part: (Part & { kind: 'table' }) | undefined
    const open = () => {
      part = { kind: 'table', table: table.key, groups: [] }
      put(part, table.headHeight + gap)
    }
    const turnHere = () => {
      // Heads without a row under them say nothing.
      if (part?.groups.length === 0) pages.at(-1)?.pop()
      turn(section)
      open()
    }
    const start = first ? tall(first, first.rows.slice(0, 1)) : 0
    if (gap + table.headHeight + start > left) turnHere()
    else open()
    const whole = height - section.againHeight - table.headHeight - gap
    for (const group of table.groups) {
      const all = tall(group, group.rows)
      if (all > left && all <= whole && left < height * WORTH_PARTING) turnHere()
      let rest = group.rows
      let continued = false
      while (rest.length > 0) {
        let fits = rest.length
        while (fits > 0 && tall(group, rest.slice(0, fits)) > left) fits--
        if (fits === 0 && (part?.groups.length ?? 0) > 0) {
          turnHere()
          continue
        }
        const here = rest.slice(0, Math.max(1, fits))
        left -= tall(group, here)
        part?.groups.push({ key: group.key, rows: here.map(({ key }) => key), continued })
        rest = rest.slice(here.length)
        continued = true
      }
    }
  }
}

/** On a page in use: whole, or at least its title with the beginning of its first table. */
function mayBegin(
  { headHeight, tables, feet }: Section,
  left: number,
  height: number,
  gap: number,
) {
  const whole =
    headHeight +
    sum(feet) +
    tables.reduce(
      (all, { headHeight, groups }) =>
        all + gap + headHeight + groups.reduce((rows, group) => rows + tall(group, group.rows), 0),
      0,
    )
  if (whole <= left) return true
  const [table] = tables
  const [group] = table?.groups ?? []
  const first = group ? tall(group, group.rows.slice(0, 1)) : 0
  const begun = headHeight + gap + (table?.headHeight ?? 0) + first
  return left > height * ENOUGH && begun <= left
}
