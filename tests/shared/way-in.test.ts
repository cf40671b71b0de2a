import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newSecret } from '../../server/seats/tokens.ts'
import { readWayIn, SECRET_LENGTH, secretIn } from '../../shared/way-in.ts'
import { seeded } from '../server/seeded.ts'

const SECRET = 'AbC-_9xYzAbC-_9xYz1234'
const link = { kind: 'link', at: 'k', secret: SECRET }

test('a secret is as long as links are read', () => {
  expect(newSecret(seeded(3))).toHaveLength(SECRET_LENGTH)
  expect(SECRET).toHaveLength(SECRET_LENGTH)
})

describe('a number', () => {
  test.each([
    ['158747', '158747'],
    ['１５８７４７', '158747'],
    ['158 747', '158747'],
    ['１５８　７４７', '158747'],
    ['158ー747', '158747'],
    ['158-747', '158747'],
    [' 1 5 8 7 4 7 ', '158747'],
    ['番号は 158 747 です', '158747'],
    ['番号は、１５８−７４７です。', '158747'],
    ['/253817', '253817'],
    ['/253-817', '253817'],
    ['/join/253817', '253817'],
    ['http://192.168.0.5:8787/253817', '253817'],
    ['192.168.0.5:8787/253817', '253817'],
    ['https://yoriai.example.jp/253817/', '253817'],
    ['2026-11-29 19:00 番号 158 747', '158747'],
    ['問い合わせ 045-123-4567 番号158747', '158747'],
    ['158747、158 747', '158747'],
    ['1234567', '1234567'],
    ['12 34 56 78', '12345678'],
    ['http://192.168.0.5:8787/k/cut1234567 番号は158747', '158747'],
  ])('%j is %s', (typed, code) => {
    expect(readWayIn(typed)).toEqual({ kind: 'code', code })
  })

  test.each([
    ['3班 158747', 3],
    ['３班　158747', 3],
    ['3班158 747', 3],
    ['12はん 158-747', 12],
    ['158747（班3）', 3],
    ['テーブル5 158747', 5],
    ['http://192.168.0.5:8787/158747?t=4', 4],
  ])('%j comes with its table', (typed, table) => {
    expect(readWayIn(typed)).toEqual({ kind: 'code', code: '158747', table })
  })

  test('a table’s number without a word for it is no part of the code', () => {
    expect(readWayIn('3 158 747')).toEqual({ kind: 'code', code: '158747' })
  })

  test('two numbers are asked about', () => {
    const codes = ['158747', '253817']
    expect(readWayIn('158747 か 253817')).toEqual({ kind: 'several', codes })
  })

  test.each([
    ['', 0],
    ['abc', 0],
    ['12345', 5],
    ['１２３', 3],
    ['045-123-4567', 10],
    ['http://192.168.0.5:8787', 0],
    ['http://192.168.0.5:8787/', 0],
    ['192.168.0.5:8787', 0],
  ])('%j is no whole number', (typed, digits) => {
    expect(readWayIn(typed)).toEqual({ kind: 'short', digits })
  })
})

describe('a link', () => {
  test.each([
    `http://192.168.0.5:8787/k/${SECRET}`,
    `https://another-name.example.jp/k/${SECRET}?openExternalBrowser=1`,
    `/k/${SECRET}`,
    `/k/${SECRET}/`,
    `192.168.0.5:8787/K/${SECRET}`,
    `ここからどうぞ：http://192.168.0.5:8787/k/${SECRET}。`,
    `「http://192.168.0.5:8787/k/${SECRET}」`,
    `（http://192.168.0.5:8787/k/${SECRET}）`,
    `<http://192.168.0.5:8787/k/${SECRET}>`,
    `http://192.168.0.5:8787/k/${SECRET} から入ってください 番号は158747`,
    `http://192.168.0.5:8787/k/${SECRET.slice(0, 9)}\n${SECRET.slice(9)}`,
    `http://192.168.0.5:8787/k/\r\n${SECRET}`,
    ` http://192.168.0.5 :8787/k/${SECRET.slice(0, 20)} ${SECRET.slice(20)} `,
  ])('%j is followed', (typed) => {
    expect(readWayIn(typed)).toEqual(link)
    expect(secretIn(typed)).toBe(SECRET)
  })

  test('inside another address, as mail programs and chats hand it on', () => {
    const whole = encodeURIComponent(`http://[fd00::1]:8787/k/${SECRET}?openExternalBrowser=1&t=3`)
    const handed = `https://mail.example.jp/?to=${whole}&from=158747`
    expect(readWayIn(handed)).toEqual({ ...link, table: 3 })
    expect(secretIn(handed)).toBe(SECRET)
    // A key is taken as it stands: what looks like a link's bytes in it is its own.
    expect(readWayIn('http://host/#admin=a%2541')).toEqual({ kind: 'admin', key: 'a%41' })
  })

  test('keeps the table of its sheet; one of return is told apart', () => {
    expect(readWayIn(`http://a.jp/k/${SECRET}?openExternalBrowser=1&t=3`)).toEqual({
      ...link,
      table: 3,
    })
    expect(readWayIn(`http://a.jp/r/${SECRET}`)).toEqual({ ...link, at: 'r' })
  })

  test.each([
    'http://192.168.0.5:8787/k/',
    'http://192.168.0.5:8787/k/AbC-_9x',
    'http://192.168.0.5:8787/r/AbC123456',
    '/k/',
  ])('%j has lost its end', (typed) => {
    expect(readWayIn(typed)).toEqual({ kind: 'cut' })
  })

  test('a page’s address and the organiser’s link are known', () => {
    expect(readWayIn('http://192.168.0.5:8787/b/b123456/Staff?x=1')).toEqual({
      kind: 'page',
      path: '/b/b123456/staff',
    })
    for (const typed of ['http://localhost:8787/#admin=key_-1。', '管理者 ：/#admin=key%5F-1'])
      expect(readWayIn(typed)).toEqual({ kind: 'admin', key: 'key_-1' })
  })
})

describe('whatever stands around it', () => {
  const words = fc.stringMatching(/^[ぁ-んァ-ヶ一-龠、。「」（） \n]{0,20}$/)
  const digits = fc.stringMatching(/^\d{6}$/)
  const secrets = fc.stringMatching(/^[\w-]{22}$/)
  const between = fc.constantFrom('', ' ', '　', '-', '−', 'ー', '・')
  const wide = (text: string) =>
    text.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))

  test('a number is found in any text', () => {
    fc.assert(
      fc.property(words, digits, between, words, fc.boolean(), (before, code, gap, after, full) => {
        const typed = `${before} ${code.slice(0, 3)}${gap}${code.slice(3)} ${after}`
        const found = readWayIn(full ? wide(typed) : typed)
        expect(found).toMatchObject({ kind: 'code', code })
      }),
      { seed: 17 },
    )
  })

  test('a link is found in any text, wherever it is broken', () => {
    fc.assert(
      fc.property(words, secrets, fc.nat(21), words, (before, secret, at, after) => {
        const typed = `${before}http://192.168.0.5:8787/k/${secret.slice(0, at)}\n${secret.slice(at)} ${after}`
        expect(readWayIn(typed)).toMatchObject({ kind: 'link', secret })
      }),
      { seed: 17 },
    )
  })

  test('nothing that is typed throws or takes long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (typed) => {
        readWayIn(typed)
        secretIn(typed)
      }),
      { seed: 17 },
    )
    readWayIn('1-'.repeat(50_000))
    readWayIn('a.'.repeat(50_000))
    readWayIn('/k/'.repeat(50_000))
    readWayIn('1.1.1.1:'.repeat(20_000))
  })
})
