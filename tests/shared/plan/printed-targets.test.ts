import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatTarget, parseTarget, type Target } from '../../../shared/plan/targets.ts'
import { PRINTED } from './printed-targets.ts'

type Counted = Extract<Target, { measurable: true }>

const SIGNS: Readonly<Record<string, Pick<Counted, 'comparison' | 'strict'>>> = {
  '≧': { comparison: 'atLeast' },
  '≦': { comparison: 'atMost' },
  '=': { comparison: 'exactly' },
  '>': { comparison: 'atLeast', strict: true },
  '<': { comparison: 'atMost', strict: true },
  全: { comparison: 'all' },
}
const PERS: Readonly<Record<string, NonNullable<Counted['per']>>> = {
  '/年': 'year',
  '/月': 'month',
  '/週': 'week',
}

/** `≧ 約 3 回 /年` */
function byHand(reading: string): Counted | undefined {
  if (reading === '-') return undefined
  const parts = reading.split(' ')
  const sign = SIGNS[parts.shift() ?? '']
  if (!sign) throw new Error(`no reading: ${reading}`)
  const about = parts[0] === '約' && parts.shift() !== undefined
  const per = PERS[parts.at(-1) ?? '']
  if (per) parts.pop()
  const amount = /^[\d.]+$/.test(parts[0] ?? '') ? Number(parts.shift()) : null
  return {
    ...{ measurable: true, ...sign, amount, unit: parts[0] ?? '' },
    ...(per ? { per } : {}),
    ...(about ? { about } : {}),
  }
}

const printed = PRINTED.trim()
  .split('\n')
  .map((line) => {
    const [text = '', reading = ''] = line.split('｜')
    return { text, reading: byHand(reading) }
  })

describe('targets as municipal plans print them', () => {
  test('there are enough of them, each once', () => {
    expect(new Set(printed.map(({ text }) => text)).size).toBe(printed.length)
    expect(printed.length).toBeGreaterThan(300)
  })

  test.each(printed)('$text', ({ text, reading }) => {
    expect(parseTarget(text)).toEqual(reading ?? { measurable: false, text })
  })

  test('in its one spelling each reads the same', () => {
    for (const { text } of printed) {
      const target = parseTarget(text)
      expect(parseTarget(formatTarget(target)), text).toEqual(target)
    }
  })
})

/** The numerals of a text in any width; what numbers things (①) and eras' letters is none. */
const numerals = (text: string) =>
  text
    .replace(/\p{No}/gu, ' ')
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .match(/\d+(?:\.\d+)?/g) ?? []

describe('what is read is nothing but what is printed', () => {
  test('two amounts behind each other are never read as one of them', () => {
    const amounts = printed.filter(({ reading }) => reading && reading.amount !== null)
    const one = fc.constantFrom(...amounts.map(({ text }) => text))
    fc.assert(
      fc.property(one, fc.constantFrom('、', '　', '・', '～', '／', '→'), one, (a, between, b) => {
        const text = a + between + b
        const target = parseTarget(text)
        if (!target.measurable) return
        // Unless the first is only a sentence about what the second counts.
        expect(text).toMatch(/ている地域を/)
      }),
      { seed: 41, numRuns: 3000 },
    )
  })

  test('with any digit put anywhere the amount is one of the text’s own numerals', () => {
    const one = fc.constantFrom(...printed.map(({ text }) => text))
    const odd = fc.constantFrom(...'0123456789０５９①⑳½²〇一三十百,．.'.split(''))
    fc.assert(
      fc.property(one, odd, fc.nat(), (text, sign, at) => {
        const letters = [...text]
        letters.splice(at % (letters.length + 1), 0, sign)
        const changed = letters.join('')
        const target = parseTarget(changed)
        if (!target.measurable || target.amount === null) return
        if (/[一二三四五六七八九十百千万億]/.test(changed)) return
        expect(numerals(changed).map(Number), changed).toContain(target.amount)
      }),
      { seed: 9, numRuns: 5000 },
    )
  })

  test('words without any numeral, and never an age, are an amount', () => {
    const word = fc.constantFrom(
      '年',
      '月',
      '回',
      '以上',
      'か所',
      '歳',
      '各',
      '約',
      '%',
      '全',
      '数',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.nat(99), (words, age) => {
        const target = parseTarget(words.join(''))
        if (target.measurable) expect(target).toMatchObject({ comparison: 'all', amount: null })
        expect(parseTarget(`${age}歳以上`).measurable).toBe(false)
      }),
      { seed: 3 },
    )
  })
})
