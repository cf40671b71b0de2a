import { fittedName } from './fit.ts'
import type { Line, Paper, Placed } from './paper.ts'
import { widthOf } from './paper.ts'

/** One 誰が with its lines; the name stands once beside all of them. */
export interface Group {
  name: string
  lines: readonly Line[]
}

export interface PrintedTable {
  heads: readonly Line[]
  groups: readonly Group[]
}

/** What belongs together: a goal's title and its two tables. */
export interface Section {
  head: readonly Line[]
  /** Stands at the top of a page on which the section goes on. */
  again: readonly Line[]
  tables: readonly PrintedTable[]
  /** Explains marks in the tables. */
  foot: readonly Line[]
}

const GAP_PT = 12
/** A section that does not fit begins where at least so much of a page is left, so that none is mostly empty. */
const ENOUGH = 0.4
const AGAIN = '\n（続き）'
const NAME_SIZES_PT = [13, 12, 11, 9]

const heightOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.heightPt, 0)

const whole = ({ head, tables, foot }: Section) =>
  heightOf(head) +
  heightOf(foot) +
  tables.reduce(
    (sum, { heads, groups }) =>
      sum + GAP_PT + heightOf(heads) + groups.reduce((all, { lines }) => all + heightOf(lines), 0),
    0,
  )

const begunTable = ({ heads, groups }: PrintedTable): PrintedTable => ({
  heads,
  groups: groups.slice(0, 1),
})

/**
 * Lays sections onto pages. One that is torn goes on with its title, the table's head and 誰が said
 * again.
 */
export class Pages {
  readonly lines: Line[] = []
  /** Numbers of the lines with which a new page begins. */
  readonly begins: number[] = []
  #paper: Paper
  #perPagePt: number
  #room: number

  /** @param titles the lines at the top of every page; only the first page's are laid down */
  constructor(paper: Paper, titles: readonly Line[]) {
    this.#paper = paper
    this.#perPagePt = paper.roomPt - heightOf(titles)
    this.#room = this.#perPagePt
    this.lines.push(...titles)
  }

  lay(section: Section) {
    const fresh = this.#room === this.#perPagePt
    if (!fresh && !this.#mayBegin(section)) this.#turn()
    else if (!fresh) this.#gap()
    this.#put(section.head)
    for (const table of section.tables) this.#table(section, table)
    this.#foot(section)
  }

  /** On a page in use: whole, or with its title and the beginning of its first table. */
  #mayBegin(section: Section): boolean {
    if (whole(section) + GAP_PT <= this.#room) return true
    const begun = { ...section, tables: section.tables.slice(0, 1).map(begunTable), foot: [] }
    return this.#room > this.#perPagePt * ENOUGH && whole(begun) + GAP_PT <= this.#room
  }

  #table({ again }: Section, { heads, groups }: PrintedTable) {
    const first = groups[0]?.lines[0]
    const start = GAP_PT + heightOf(heads) + (first?.heightPt ?? 0)
    if (start > this.#room) this.#turn(again)
    this.#gap()
    this.#put(heads)
    for (const group of groups) this.#group(group, [...again, ...heads])
  }

  #foot({ again, foot }: Section) {
    if (heightOf(foot) > this.#room) this.#turn(again)
    this.#put(foot)
  }

  #group({ name, lines }: Group, again: readonly Line[]) {
    let part: Line[] = []
    let said = name
    const end = () => {
      if (part.length === 0) return
      this.#put(named(this.#paper, said, part))
      said = `${name}${AGAIN}`
      part = []
    }
    for (const line of lines) {
      const least = heightOf(part) + line.heightPt
      if (least > this.#room && (part.length > 0 || this.#room < this.#perPagePt / 2)) {
        end()
        this.#turn(again)
      }
      part.push(line)
    }
    end()
  }

  #put(lines: readonly Line[]) {
    this.lines.push(...lines)
    this.#room -= heightOf(lines)
  }

  #gap() {
    this.#put([{ heightPt: GAP_PT, placed: [] }])
  }

  #turn(again: readonly Line[] = []) {
    this.begins.push(this.lines.length)
    this.#room = this.#perPagePt
    this.#put(again)
  }
}

/** The lines with their 誰が over all of them, the last one higher where the name needs it. */
function named(paper: Paper, name: string, lines: readonly Line[]): Line[] {
  const { who } = paper
  const { text, sizePt, heightPt } = fittedName(name, widthOf(paper, who, who), NAME_SIZES_PT)
  const cell: Placed = { from: who, to: who, down: lines.length - 1, look: 'who', sizePt, text }
  const missing = Math.max(0, heightPt - heightOf(lines))
  return lines.map(({ heightPt, placed }, at) => ({
    heightPt: at === lines.length - 1 ? heightPt + missing : heightPt,
    placed: at === 0 ? [cell, ...placed] : placed,
  }))
}
