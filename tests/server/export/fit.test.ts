import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fittedName, linesIn, widthIn } from '../../../server/export/fit.ts'
import { WIDEST_MOMENT } from '../../../server/export/looks.ts'
import { inPoints } from '../../../server/export/paper.ts'
import { planWorkbook } from '../../../server/export/workbook.ts'
import { BOARDS } from '../../papers/boards.ts'
import { fontWidthsModule } from '../../papers/font-widths.ts'
import { EIGHT_FIFTEEN, IZUMI } from './evening.ts'
import { readXlsx } from './read-xlsx.ts'

/** What the module says, whatever a formatter made of its lines. */
const plain = (module: string) => module.replace(/\s|,(?=\s*\])|["'\\]/g, '')

test('the widths are those of the font that the files name', () => {
  const written = readFileSync('server/export/font-widths.ts', 'utf8')
  expect(plain(written)).toBe(plain(fontWidthsModule()))
  expect(widthIn('国', 10)).toBe(10)
  expect(widthIn('ｶ', 10)).toBe(5)
  expect(widthIn('0', 100)).toBe(76)
})

test('a word in Latin letters goes to the next line whole; marks never begin a line', () => {
  expect(linesIn('国国国 example', 60, 10)).toBe(2)
  expect(linesIn('国国国国国。', 60, 10)).toBe(2)
  expect(linesIn('一\n二\r\n三\r四', 60, 10)).toBe(4)
})

test('a name is set smaller before it is parted', () => {
  const { sizePt } = fittedName('関係機関（施設・学校など）', 156, [13, 12, 11, 9])
  expect(sizePt).toBeGreaterThanOrEqual(11)
  expect(linesIn('関係機関（施設・学校など）', 156, sizePt)).toBe(1)
})

const sheetsOf = async (name: string) => {
  const board = BOARDS[name]
  if (!board) throw new Error(`no ${name}`)
  return readXlsx(await planWorkbook(board, IZUMI, EIGHT_FIFTEEN))
}

/** Pixels of a cell's edges, which are no room for words. */
const EDGES = 5

test.each(Object.keys(BOARDS))(
  '%s: nothing shown as ###; every row as high as its words need',
  async (name) => {
    for (const sheet of (await sheetsOf(name)).values())
      for (const [ref, value] of sheet.cells) {
        const widthPt = inPoints(sheet.widths[columnNumber(ref)] ?? 0)
        if (typeof value === 'number') {
          const shown = sheet.formats.has(ref) ? WIDEST_MOMENT : String(value)
          const room = (widthPt * 96) / 72 - EDGES
          expect(room, `${sheet.name} ${ref}`).toBeGreaterThan((widthIn(shown, 11) * 96) / 72)
        } else if (sheet.name !== '印刷用') {
          // A cell with very many words is set in the smallest size.
          const heightPt = sheet.heights.get(Number(/\d+/.exec(ref)?.[0])) ?? 0
          const sizePt = heightPt < 380 ? Math.min(11, heightPt / 1.3) : 8
          const needed = linesIn(value, widthPt, sizePt) * sizePt * 1.3
          expect(heightPt, `${sheet.name} ${ref}`).toBeGreaterThanOrEqual(
            heightPt < 380 ? Math.min(needed, linesIn(value, widthPt, 8) * 8 * 1.3) : needed,
          )
        }
      }
  },
)

const columnNumber = (ref: string) =>
  [...ref.replace(/\d/g, '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
