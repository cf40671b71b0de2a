/** Turning the rows of the plan's two tables into pages. Pure: the screen measures, this decides. */

/** The rows of one actor in one table. */
export interface Group<Id extends string = string> {
  key: string
  /** px that the actor's own name takes: one short row may be lower than it. */
  nameHeight: number
  rows: readonly { id: Id; height: number }[]
}

/** One table: its title and column heads come again on every page that it reaches. */
export interface Section<Id extends string = string> {
  key: string
  headHeight: number
  groups: readonly Group<Id>[]
}

export interface Part<Id extends string = string> {
  section: string
  groups: { key: string; rows: Id[]; continued: boolean }[]
}

/** So much of a page (a part of its height) may stay blank for an actor's rows to stay together. */
const MOST_BLANK = 0.3

/**
 * An actor's rows stay together where a page can hold them, no page more is needed for it and it does
 * not leave a large part of one blank; rows are never cut. A row taller than a page gets one to itself.
 */
export function rowPages<Id extends string>(
  sections: readonly Section<Id>[],
  height: number,
  gap: number,
): Part<Id>[][] {
  const whole = filled(sections, height, gap, true)
  const dense = filled(sections, height, gap, false)
  return dense.length < whole.length ? dense : whole
}

/** @param whole an actor's rows that fit a page begin a new one rather than being cut */
function filled<Id extends string>(
  sections: readonly Section<Id>[],
  height: number,
  gap: number,
  whole: boolean,
): Part<Id>[][] {
  const pages: Part<Id>[][] = []
  let page: Part<Id>[] = []
  let left = height

  const turn = () => {
    if (page.length > 0) pages.push(page)
    page = []
    left = height
  }

  const mayTurn = () => whole && page.length > 0 && left <= height * MOST_BLANK

  for (const { key, headHeight, groups } of sections) {
    let part: Part<Id> | undefined
    const opening = () => (part ? 0 : headHeight + (page.length > 0 ? gap : 0))
    const place = (group: Group<Id>, rows: Group<Id>['rows'], continued: boolean) => {
      left -= opening() + tall(group, rows)
      if (!part) {
        part = { section: key, groups: [] }
        page.push(part)
      }
      part.groups.push({ key: group.key, rows: rows.map((row) => row.id), continued })
    }
    const turnHere = () => {
      turn()
      part = undefined
    }

    for (const group of groups) {
      const all = tall(group, group.rows)
      if (opening() + all > left && headHeight + all <= height && mayTurn()) turnHere()
      let rest = group.rows
      let continued = false
      while (rest.length > 0) {
        let fits = rest.length
        while (fits > 0 && opening() + tall(group, rest.slice(0, fits)) > left) fits--
        if (fits === 0 && page.length > 0) {
          turnHere()
          continue
        }
        place(group, rest.slice(0, Math.max(1, fits)), continued)
        rest = rest.slice(Math.max(1, fits))
        continued = true
      }
    }
  }
  turn()
  return pages
}

const tall = (group: Group, rows: Group['rows']) =>
  Math.max(
    group.nameHeight,
    rows.reduce((sum, row) => sum + row.height, 0),
  )
