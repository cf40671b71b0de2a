import { isBlank } from '../../shared/board/words.ts'

/** Marks that a list puts before its lines. Before a figure a stroke is a minus: -5℃ stays. */
const BULLET = /^([・•●◦‣*＊]|[-–—−－](?![0-9０-９]))[\s　]*(?=\S)/
/** 1. 2．3) ４、 and ①, but not 1.5 */
const NUMBER = /^([0-9０-９]{1,2})([.．)）、])(?![0-9０-９])[\s　]*(?=\S)/
const CIRCLED = /^([①-⑳])[\s　]*(?=\S)/

/**
 * What a pasted list holds: one text for each line that has words. The list's own marks go only where
 * all lines have the same, or are numbered one after the other: anything else may be somebody's words.
 * Cells of a spreadsheet become one text for each row.
 */
export function linesOf(text: string): readonly string[] {
  const rows = rowsOf(text)
  const lines = rows ?? text.split(/\r\n|\r|\n/).map((line) => line.trim())
  return unmarked(lines.filter((line) => !isBlank(line)))
}

/** @returns the rows' texts where it was copied out of a spreadsheet, else null */
export function rowsOf(text: string): readonly string[] | null {
  const cells = cellsOf(text)
  const isTable = cells.some((row) => row.length > 1 || row.some(({ quoted }) => quoted))
  if (!isTable) return null
  return cells.map((row) =>
    row
      .map(({ text }) => text.trim())
      .filter((words) => !isBlank(words))
      .join('　'),
  )
}

interface Cell {
  text: string
  quoted: boolean
}

/**
 * Cells as spreadsheets put them on the clipboard: tabs between them, a line for each row; a cell
 * that itself holds a tab, a line break or a quote stands in quotes, its own quotes doubled. Quotes
 * around anything else are somebody's words.
 */
function cellsOf(text: string): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  for (let at = 0; at <= text.length; ) {
    const { cell, end } = quotedAt(text, at) ?? plainAt(text, at)
    row.push(cell)
    if (text[end] !== '\t') {
      rows.push(row)
      row = []
    }
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  return rows
}

function quotedAt(text: string, at: number) {
  const match = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)/y
  match.lastIndex = at
  const inside = match.exec(text)?.[1]
  if (inside === undefined || !/[\t\r\n]|""/.test(inside)) return null
  const cell = { text: inside.replaceAll('""', '"'), quoted: true }
  return { cell, end: match.lastIndex }
}

function plainAt(text: string, at: number) {
  const until = text.slice(at).search(/[\t\r\n]/)
  const end = until < 0 ? text.length : at + until
  return { cell: { text: text.slice(at, end), quoted: false }, end }
}

function unmarked(lines: readonly string[]): readonly string[] {
  if (lines.length < 2) return lines
  return (
    without(BULLET, lines, same) ??
    without(NUMBER, lines, counted) ??
    without(CIRCLED, lines, counted) ??
    lines
  )
}

type Follows = (before: RegExpExecArray, after: RegExpExecArray) => boolean

const same: Follows = (before, after) => before[1] === after[1]

/** 1. then 2., ① then ②; a list may begin anywhere. */
const counted: Follows = (before, after) =>
  before[2] === after[2] && ordinal(after[1] ?? '') === ordinal(before[1] ?? '') + 1

/** NFKC makes plain figures of ３ and ③. */
const ordinal = (mark: string): number => Number(mark.normalize('NFKC'))

/** The lines without their marks, or null where not all have one that follows the one before. */
function without(mark: RegExp, lines: readonly string[], follows: Follows) {
  const marks = lines.map((line) => mark.exec(line))
  const all = marks.every((found, at) => {
    const before = at === 0 ? found : marks[at - 1]
    return found && before && (at === 0 || follows(before, found))
  })
  return all ? lines.map((line, at) => line.slice(marks[at]?.[0].length ?? 0)) : null
}
