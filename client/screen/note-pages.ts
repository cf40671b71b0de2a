/** Turning notes of known heights into pages of columns. Pure: the screen measures, this decides. */

/** One actor's notes, newest first. */
export interface Pile<Actor extends string = string> {
  actor: Actor
  /** Heights in px of the notes that were measured: the newest ones. */
  heights: readonly number[]
  /** How many notes there are in all. */
  count: number
}

/** An actor's notes in one column, under a heading: `from` up to but not including `to`. */
export interface Block<Actor extends string = string> {
  actor: Actor
  from: number
  to: number
  /** Notes of this actor that no page shows; told once, below its last one. */
  others: number
  /** The actor's heading stands on this page already. */
  continued: boolean
}

/** One below the other. */
export type Column<Actor extends string = string> = readonly Block<Actor>[]
/** Side by side. */
export type Page<Actor extends string = string> = readonly Column<Actor>[]

export interface Room {
  /** px of one column. */
  height: number
  /** px of a heading with what keeps its notes off; 0 where there are none. */
  head: number
  /** px between notes, and between one actor's last and the next one's heading. */
  gap: number
  /** px that 「ほか n 枚」 takes below an actor's last note. */
  footer: number
  /** Columns side by side. */
  columns: number
  /** The hall should see a round in about a minute. */
  pages: number
}

/**
 * Actors follow each other in board order, down one column and on in the next, newest notes first.
 * Where the pages do not hold all, every actor's newest ones come and the rest is only counted.
 */
export function notePages<Actor extends string>(
  piles: readonly Pile<Actor>[],
  room: Room,
): Page<Actor>[] {
  const filled = newest(
    piles.filter((pile) => pile.heights.length > 0),
    room,
  )
  // On a single page nothing waits for its turn: there each keeps its notes together.
  const whole = paged(flow(filled, room, true), room)
  const pages = whole.length === 1 ? whole : paged(flow(filled, room, false), room)
  return pages.map((page, at) => told(at === pages.length - 1 ? evened(page, filled, room) : page))
}

/** As many of each as the pages hold: the same number of all, then more of whose still fit. */
function newest<Actor extends string>(piles: readonly Pile<Actor>[], room: Room): Pile<Actor>[] {
  const fits = (some: readonly Pile<Actor>[]) =>
    flow(some, room, false).length <= room.pages * room.columns
  const cut = (pile: Pile<Actor>, most: number) => ({
    ...pile,
    heights: pile.heights.slice(0, most),
  })
  let most = Math.max(1, ...piles.map(({ heights }) => heights.length))
  while (most > 1 && !fits(piles.map((pile) => cut(pile, most)))) most--
  const shown = piles.map((pile) => cut(pile, most))
  for (const [at, pile] of piles.entries())
    for (let more = most + 1; more <= pile.heights.length; more++) {
      const longer = shown.map((one, n) => (n === at ? cut(pile, more) : one))
      if (!fits(longer)) break
      shown[at] = cut(pile, more)
    }
  return shown
}

/** @param whole a pile that fits a column begins a new one rather than being cut */
function flow<Actor extends string>(
  piles: readonly Pile<Actor>[],
  room: Room,
  whole: boolean,
): Block<Actor>[][] {
  const columns: Block<Actor>[][] = []
  let column: Block<Actor>[] = []
  let used = 0
  const turn = () => {
    columns.push(column)
    column = []
    used = 0
  }
  for (const { actor, heights, count } of piles) {
    const others = count - heights.length
    const foot = others > 0 ? room.footer : 0
    const fits = (from: number, to: number, below: number) =>
      below + tall(heights.slice(from, to), room) + (to === heights.length ? foot : 0) <=
      room.height
    const below = () => (column.length > 0 ? used + room.gap : 0)

    if (
      column.length > 0 &&
      !fits(0, whole && fits(0, heights.length, 0) ? heights.length : 1, below())
    )
      turn()
    for (let from = 0; from < heights.length; ) {
      let to = heights.length
      while (to > from + 1 && !fits(from, to, below())) to--
      const last = to === heights.length
      used = below() + tall(heights.slice(from, to), room) + (last ? foot : 0)
      column.push({ actor, from, to, others: last ? others : 0, continued: false })
      if (!last) turn()
      from = to
    }
  }
  if (column.length > 0) turn()
  return columns
}

const tall = (heights: readonly number[], { head, gap }: Room) =>
  heights.reduce((sum, one) => sum + one + gap, head - gap)

function paged<Actor extends string>(columns: readonly Block<Actor>[][], room: Room) {
  const pages: Block<Actor>[][][] = []
  for (let at = 0; at < columns.length; at += room.columns)
    pages.push(columns.slice(at, at + room.columns))
  return pages
}

/** The last page stands evenly in two columns, rather than leaving half of the screen empty. */
function evened<Actor extends string>(
  page: Block<Actor>[][],
  piles: readonly Pile<Actor>[],
  room: Room,
): Block<Actor>[][] {
  // Without headings there is no harm in going on beside oneself.
  const free = room.head === 0
  if (room.columns === 1 || page.length > (free ? 2 : 1)) return page
  const pieces = free ? page.flat().flatMap(singles) : page.flat()
  const heights = pieces.map(
    ({ actor, from, to }) =>
      tall(piles.find((pile) => pile.actor === actor)?.heights.slice(from, to) ?? [], room) +
      room.gap,
  )
  const all = sum(heights)
  let [at, least] = [pieces.length, all]
  for (let cut = pieces.length - 1; cut > 0; cut--) {
    const first = sum(heights.slice(0, cut))
    if (Math.max(first, all - first) <= least) [at, least] = [cut, Math.max(first, all - first)]
  }
  return [pieces.slice(0, at), pieces.slice(at)].map(joined).filter(({ length }) => length > 0)
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

const singles = <Actor extends string>(block: Block<Actor>): Block<Actor>[] =>
  Array.from({ length: block.to - block.from }, (_, at) => ({
    ...block,
    from: block.from + at,
    to: block.from + at + 1,
    others: block.from + at + 1 === block.to ? block.others : 0,
  }))

function joined<Actor extends string>(pieces: readonly Block<Actor>[]): Block<Actor>[] {
  const blocks: Block<Actor>[] = []
  for (const piece of pieces) {
    const last = blocks.at(-1)
    if (last?.actor === piece.actor) blocks[blocks.length - 1] = { ...piece, from: last.from }
    else blocks.push(piece)
  }
  return blocks
}

/** Says which headings stand on this page for the second time. */
function told<Actor extends string>(page: readonly Block<Actor>[][]): Page<Actor> {
  const seen = new Set<Actor>()
  return page.map((column) =>
    column.map((block) => {
      const continued = seen.has(block.actor)
      seen.add(block.actor)
      return { ...block, continued }
    }),
  )
}
