import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { look } from '../../../client/scribe/entry.ts'
import { linesOf } from '../../../client/scribe/lines.ts'

/** A spreadsheet's clipboard: the other side of what is read here. */
const copied = (rows: readonly (readonly string[])[]) =>
  rows
    .map((row) =>
      row
        .map((cell) => (/[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join('\t'),
    )
    .join('\r\n')

describe('cells pasted from a spreadsheet', () => {
  test('a row is one note, its cells side by side, empty ones left out', () => {
    expect(linesOf('地域住民\t見守り\t\r\n区役所\t\t広報\r\n\t\t\r\n')).toEqual([
      '地域住民　見守り',
      '区役所　広報',
    ])
  })

  test('a cell with line breaks and quotes of its own stays whole', () => {
    expect(linesOf('"朝の\n見守り"\t月1回\n"「""こども""」食堂"\t週1回')).toEqual([
      '朝の\n見守り　月1回',
      '「"こども"」食堂　週1回',
    ])
    expect(look('"朝の\n見守り"', false)).toEqual({ found: 'one', text: '朝の\n見守り' })
  })

  test('quotes that somebody wrote stay, also where they are not closed', () => {
    expect(linesOf('"またね"\n"ではない')).toEqual(['"またね"', '"ではない'])
  })

  test('put up as one note, the rows stand below each other without tabs or the quotes around cells', () => {
    expect(look('"朝の\n見守り"\t月1回\r\n花\t週1回', true)).toEqual({
      found: 'one',
      text: '朝の\n見守り　月1回\n花　週1回',
    })
  })

  test('whatever stands in the cells, each row comes back with all of its words', () => {
    const piece = fc.constantFrom('あ', '見', '1', '-5', '"', '\n', '\t', ' ', '・', '「')
    const cell = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
      minLength: 1,
      maxLength: 5,
    })
    fc.assert(
      fc.property(table, (rows) => {
        const wanted = rows
          .map((row) =>
            row
              .map((one) => one.trim())
              .filter((one) => one !== '')
              .join('　'),
          )
          .filter((row) => row !== '')
        const found = linesOf(copied(rows))
        expect(found).toHaveLength(wanted.length)
        // A mark that all rows share may be the list's own; nothing else is lost.
        for (const [at, row] of wanted.entries()) expect(row.endsWith(found[at] ?? '?')).toBe(true)
        if (!wanted.every((row) => /^[・1-]/.test(row))) expect(found).toEqual(wanted)
      }),
    )
  })
})

describe('the marks of a pasted list', () => {
  test.each([
    ['・朝\n・ 昼\n　・夜', ['朝', '昼', '夜']],
    ['- 朝\n-昼', ['朝', '昼']],
    ['＊朝\n＊昼', ['朝', '昼']],
    ['1. 朝\n2. 昼\n3. 夜', ['朝', '昼', '夜']],
    ['９）朝\n１０）昼', ['朝', '昼']],
    ['①朝\n②昼', ['朝', '昼']],
  ])('%j: the same on all lines, or counting on, it goes', (text, lines) => {
    expect(linesOf(text)).toEqual(lines)
  })

  test.each([
    '-5℃まで\n-3℃まで',
    '−3人\n−2人',
    '－１度\n－２度',
    '・朝\n- 昼',
    '1. 朝\n3. 昼',
    '1.5倍\n2.5倍',
    '①朝\n昼',
    '2、3人で\n10人で',
    '・ひとつだけ',
  ])('%j: else it may be somebody’s words, and stays', (text) => {
    expect(linesOf(text)).toEqual(text.split('\n'))
  })
})
