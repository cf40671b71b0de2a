/** Turning notes of known heights into pages of columns. Pure: the screen measures, this decides. */

/** One actor's notes, newest first. */
export interface Pile<Actor extends string = string> {
  actor: Actor
  /** Heights in px of the notes that were measured: the newest ones. */
  heights: readonly number[]
  /** How many notes there are in all. */
  count: number
}

/** A column of one page: the notes `from` up to but not including `to`. */
export interface Column<Actor extends string = string> {
  actor: Actor
  from: number
  to: number
  /** Notes of this actor that this page does not show; told once, in the actor's last column. */
  others: number
  /** The actor's column stands on this page already. */
  continued: boolean
}

export interface Room {
  /** px for the notes of one column, below its heading. */
  height: number
  gap: number
  /** px that 「ほか n まい」 takes at the foot of a column. */
  footer: number
  /** Columns side by side. */
  columns: number
  /** Pages that one group of actors may take: the hall should see a round in about a minute. */
  depth: number
}

/**
 * Actors stand side by side in board order, newest notes first; a column whose actor has no more
 * goes to the other one. What is left after `depth` pages is only counted.
 */
export function notePages<Actor extends string>(
  piles: readonly Pile<Actor>[],
  room: Room,
): Column<Actor>[][] {
  const filled = piles.filter((pile) => pile.count > 0)
  const pages: Column<Actor>[][] = []
  for (let at = 0; at < filled.length; at += room.columns)
    pages.push(...spread(filled.slice(at, at + room.columns), room))
  return pages
}

/** The pages of actors that stand side by side. */
function spread<Actor extends string>(piles: readonly Pile<Actor>[], room: Room) {
  const waiting = piles.map((pile) => ({
    actor: pile.actor,
    cuts: cut(pile, room),
    count: pile.count,
  }))
  const pages: Column<Actor>[][] = []
  while (pages.length < room.depth && waiting.some(({ cuts }) => cuts.length > 0)) {
    const page: Column<Actor>[] = []
    for (const { actor, cuts } of waiting) {
      const first = cuts.shift()
      if (first) page.push({ actor, ...first, others: 0, continued: false })
    }
    for (const { actor, cuts } of waiting)
      while (page.length < room.columns && cuts.length > 0) {
        const next = cuts.shift()
        const after = page.findLastIndex((column) => column.actor === actor)
        if (next) page.splice(after + 1, 0, { actor, ...next, others: 0, continued: true })
      }
    pages.push(
      page.map((column, at) =>
        page[at + 1]?.actor === column.actor
          ? column
          : { ...column, others: hidden(page, column.actor, piles) },
      ),
    )
  }
  return pages
}

function hidden<Actor extends string>(
  page: readonly Column<Actor>[],
  actor: Actor,
  piles: readonly Pile<Actor>[],
) {
  const shown = page
    .filter((column) => column.actor === actor)
    .reduce((sum, { from, to }) => sum + to - from, 0)
  return (piles.find((pile) => pile.actor === actor)?.count ?? shown) - shown
}

/** Column-fulls of one pile. A note taller than the column gets one to itself. */
function cut(
  { heights, count }: Pile,
  { height, gap, footer }: Room,
): { from: number; to: number }[] {
  const tall = heights.reduce((sum, one) => sum + one + gap, -gap)
  const space = heights.length === count && tall <= height ? height : height - footer
  const cuts: { from: number; to: number }[] = []
  let from = 0
  let used = 0
  heights.forEach((one, at) => {
    const needed = at === from ? one : used + gap + one
    if (at > from && needed > space) {
      cuts.push({ from, to: at })
      from = at
      used = one
    } else used = needed
  })
  if (heights.length > 0) cuts.push({ from, to: heights.length })
  return cuts
}
