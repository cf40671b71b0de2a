import { expect, test } from 'vitest'
import { planWorkbook } from '../../../server/export/workbook.ts'
import { aboutOf, openQuestions, type Question } from '../../../shared/board/asked.ts'
import type { ActorId, AnswerId } from '../../../shared/board/ids.ts'
import type { Operation } from '../../../shared/board/operations.ts'
import type { Snapshot } from '../../../shared/board/view.ts'
import { BOARDS } from '../../papers/boards.ts'
import { added, boardAfter, EIGHT_FIFTEEN, EVENING, IZUMI, seed } from './evening.ts'
import { type ReadSheet, readXlsx } from './read-xlsx.ts'

async function printed(board: Snapshot): Promise<ReadSheet> {
  const sheet = readXlsx(await planWorkbook(board, IZUMI, EIGHT_FIFTEEN)).get('印刷用')
  if (!sheet) throw new Error('no 印刷用')
  return sheet
}

function of(name: string): Snapshot {
  const board = BOARDS[name]
  if (!board) throw new Error(`no ${name}`)
  return board
}

const rowNumber = (ref: string) => Number(/\d+$/.exec(ref)?.[0])

/** The sheet line by line: what stands in its columns from A on, as one reads it. */
function linesOf({ cells }: ReadSheet): string[] {
  const lines: string[][] = []
  for (const [ref, value] of cells) {
    const line = lines[rowNumber(ref)] ?? []
    lines[rowNumber(ref)] = [...line, String(value)]
  }
  return lines.map((line) => line.join('|')).filter((line) => line)
}

const ASKS = '※1'
const RUN = '|◎実施|→|→|→|→|→'

test('the seed stands there as its document prints it: chapter, goals, both tables', async () => {
  const lines = linesOf(await printed(boardAfter([])))
  const questions = (boardAfter([]).board.question ?? '')
    .split('\n')
    .map((text) => `原文の確認（まだ確かめていないこと）：${text}`)
  expect(lines.slice(0, 24 + questions.length)).toEqual([
    '泉区地域福祉保健計画|○ 準備　◎ 実施（→ つづく）　☆ 見直し\n令和8年11月20日 20:15 現在',
    '第2節 計画を支える土台の取組',
    [
      '～ 充実してきたこと ～\n・高齢者・こどものサロン・居場所が増え、交流が進んでいる。',
      '\n・地域では、あいさつのできる関係づくりが進みつつある。',
      '\n・数は少ないが、ちょっとした生活の手伝いをする生活支援グループがあり、住民同士の助け合いができています。',
      '|～ 課題と感じていること ～',
      '\n・世代間交流や誰でも参加できる居場所づくりへの関心が高まっているが、まだまだ交流する場や頻度が少ない。',
      '\n・隣近所に相談できる人がいない。',
      '\n・地域で活動するグループ間の連携のため、情報交換の場が必要。',
    ].join(''),
    ...questions,
    '基本目標 1|ちょっとした困りごとをご近所の支え合いで解決できる関係をつくろう',
    '具体的な取組|○お互い様でできる気軽な助け合いの仕組みをつくる。',
    '誰が|期待される取組（例）',
    '地域住民・活動団体|・隣近所、地域であいさつを交わす。(あいさつ運動の推進)',
    '・生活のちょっとした手伝いをする生活支援グループをつくる。',
    '・自然に隣近所のことを気にかける関係をつくる。',
    '関係機関（施設・学校など）|・地域で行うあいさつ運動へ参加する。',
    '・地域の活動へ積極的に参加する。',
    '誰が|計画期間中に取り組むこと【目標】|推進のスケジュール（年度）',
    '令和4\n2022|令和5\n2023|令和6\n2024|令和7\n2025|令和8\n2026|令和9\n2027',
    `区役所|・地域で行われている助け合いの活動を紹介する。(他地域での取組事例など)${RUN}`,
    `・助け合いの仕組みづくりを支援する。(運営方法などの相談)${RUN}`,
    `・地域で行うあいさつ運動を支援する。【目標：全地区】${RUN}`,
    `区社協|・地域で行われている助け合いの活動を紹介する。(他地域での取組事例など)${RUN}`,
    `・ボランティアネットワークの活動を支援する。${RUN}`,
    `ケアプラザ|・地域で行われている助け合いの活動を情報提供する。${RUN}`,
    `・地域の特性に合った仕組みづくりや支え合いを支援する。${RUN}`,
    '基本目標 2|誰もが参加できる交流の場・機会をつくろう',
    '具体的な取組|○誰でも参加できる場・機会をつくる。',
    '誰が|期待される取組（例）',
    '地域住民・活動団体|・泉区の特徴を活かして世代間交流が生まれる機会をつくる。',
  ])
})

test('goals that were left out are not there; the others keep the number that the plan prints', async () => {
  const lines = linesOf(await printed(boardAfter([], { goals: ['g3'] })))
  expect(lines.filter((line) => /^基本目標/.test(line))).toEqual([
    '基本目標 3|地域で活動するグループ同士のネットワークをつくろう',
  ])
  const from = lines.findIndex((line) => line.startsWith('基本目標 3'))
  expect(lines.slice(from).filter((line) => /^[^|]*\|?・/.test(line))).toHaveLength(10)
})

test('every row of the seed is there once, in the order of the document', async () => {
  const expected = seed('izumi').goals.flatMap(({ rows }) =>
    rows.map(
      ({ text, target, question }) =>
        `・${text}${target ? `【目標：${target}】` : ''}${question ? ASKS : ''}`,
    ),
  )
  expect(expected).toHaveLength(33)
  const { cells } = await printed(boardAfter([]))
  const texts = [...cells].filter(([ref]) => ref.startsWith('B')).map(([, value]) => value)
  expect(texts.filter((text) => String(text).startsWith('・'))).toEqual(expected)
})

test('誰が is merged over its rows; A3 lying, one page wide, the first line on every page', async () => {
  const sheet = await printed(boardAfter([]))
  const who = [...sheet.cells].find(([, value]) => value === '区役所')?.[0] ?? ''
  const at = rowNumber(who)
  expect(sheet.merges).toContain(`A${at}:A${at + 2}`)
  expect(sheet.page).toMatchObject({
    paperSize: '8',
    orientation: 'landscape',
    fitToWidth: '1',
    fitToHeight: '0',
  })
  expect(sheet.fitToPage).toBe(true)
  expect(sheet.names.Print_Titles).toBe('印刷用!$1:$1')
  expect(sheet.odd).toEqual([])
})

test('merged areas never touch each other', async () => {
  for (const board of [boardAfter([]), boardAfter(EVENING), long()]) {
    const taken = new Set<string>()
    for (const merge of (await printed(board)).merges) {
      const [, a = '', top, b = '', bottom] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(merge) ?? []
      for (let row = Number(top); row <= Number(bottom); row++)
        for (let column = a.charCodeAt(0); column <= b.charCodeAt(0); column++) {
          expect(taken.has(`${column} ${row}`), merge).toBe(false)
          taken.add(`${column} ${row}`)
        }
    }
  }
})

test('a new row says its state, who said so, when and why; a row of the plan says nothing', async () => {
  const lines = linesOf(await printed(boardAfter(EVENING)))
  const line = (part: string) => lines.find((one) => one.includes(part))
  expect(line('名簿を 区役所に置く')).toBe(
    '・ごみ出しを手伝う人の名簿を 区役所に置く。【目標：年間300人以上】' +
      '|○準備|◎実施|→|→|☆見直し' +
      '|合意\n区役所（令和8年11月20日）\n区社協（令和8年11月20日）',
  )
  expect(line('送り迎えをする')).toBe(
    '・お茶の会への送り迎えをする。|◎実施|保留\n区社協（令和8年11月20日）\n理由：車のことを 来月の会議で話す',
  )
  expect(line('会議を半分')).toBe(
    '・会議を半分にする。|対応困難\nケアプラザ（令和8年11月20日）\n理由：法で決まった会議があるため',
  )
  expect(line('朝のあいさつを')).toBe('・朝のあいさつを こちらからする。|依頼中')
  expect(line('・地区社協が')).not.toMatch(/依頼中|合意|保留|困難|計画にある/)
  expect(lines.join('\n')).not.toContain('消した行')
})

test('a row asks by its mark and the foot of its goal says what, until it is settled', async () => {
  const asking = boardAfter([]).rows.filter(({ question }) => question)
  const settle = (rows: typeof asking) =>
    boardAfter(rows.map(({ id }): Operation => ({ verb: 'rows.settle', row: id })))
  const [first, ...rest] = asking
  if (!first) throw new Error('the seed asks nothing')
  const lines = linesOf(await printed(settle([first])))
  const feet = lines.flatMap((line, at) => (line.startsWith('※') ? [at] : []))
  expect(feet.map((at) => lines[at])).toEqual(
    [1, 2].map(() => '※1　原文の確認（まだ確かめていないこと）：矢印の終わりが読み取れません'),
  )
  expect(lines[(feet[0] ?? 0) + 1]).toMatch(/^基本目標 3/)
  expect(feet[1]).toBe(lines.length - 1)
  expect(lines.filter((line) => line.includes(`${ASKS}|◎実施`))).toHaveLength(rest.length)
  expect(lines.find((line) => line.includes(first.text))).not.toContain(ASKS)
  expect(linesOf(await printed(settle(asking))).join('\n')).not.toContain('※')
})

test('what was confirmed stands at the foot as confirmed: by which body, on which day', async () => {
  const confirm = (question: Question, at: number): Operation => ({
    ...{ verb: 'questions.confirm', answer: `sure${at}` as AnswerId, about: aboutOf(question) },
    ...{ question: question.text, by: 'ward' as ActorId, at: EIGHT_FIFTEEN, found: '区に聞いた' },
  })
  const all = openQuestions(boardAfter([]))
  const lines = linesOf(await printed(boardAfter(all.map(confirm)))).join('\n')
  expect(lines).not.toContain('まだ確かめていないこと')
  const said = '原文の確認（確認ずみ・区役所・令和8年11月20日）：'
  for (const text of new Set(all.map((question) => question.text)))
    expect(lines).toContain(`${said}${text}　区に聞いた`)
})

test('① to ⑥, 髙﨑 and 𠮷 survive, and no text is taken for a formula or an error', async () => {
  const sheet = await printed(boardAfter(EVENING))
  const texts = [...sheet.cells.values()]
  expect(texts).toContain('・①②③④⑤⑥ 髙﨑さんと𠮷野さんの店【目標：①②③④⑤⑥ 髙﨑さんと𠮷野さんの店】')
  expect(texts).toContain('・=1+1【目標：=1+1】')
  expect(sheet.odd).toEqual([])
})

const SENTENCE = '子どもから高齢者まで だれでも 立ちよれる場所を、空き家を活かして つくる。'
const long = () =>
  boardAfter(
    Array.from({ length: 60 }, (_, at) =>
      added(`w${100 + at}`, 'g1', at % 2 ? 'ward' : 'council', SENTENCE.repeat(1 + (at % 50))),
    ),
  )

test('2,000 letters stand there whole; what must be cut says where it goes on', async () => {
  const endless = SENTENCE.repeat(120)
  const sheet = await printed(boardAfter([added('w1', 'g1', 'ward', endless)]))
  const texts = [...(await printed(long())).cells.values(), ...sheet.cells.values()].map(String)
  for (const height of sheet.heights.values()) expect(height).toBeLessThanOrEqual(409)
  expect(texts).toContain(`・${SENTENCE.repeat(50)}`)
  const cut = texts.filter((text) => text.endsWith('…（続きは「データ」にあります）'))
  expect(cut).toHaveLength(1)
  for (const text of cut) expect(`・${endless}`.startsWith(text.slice(0, -17))).toBe(true)
})

test('every page fits its paper; a goal torn says its title, the head and 誰が again', async () => {
  const sheet = await printed(long())
  const perPagePt = ((297 - 23) * 72) / 25.4
  const height = (row: number) => sheet.heights.get(row) ?? 0
  expect(sheet.breaks.length).toBeGreaterThan(3)
  const last = Math.max(...sheet.heights.keys())
  const ends = [...sheet.breaks, last]
  for (const [at, end] of ends.entries()) {
    const start = at === 0 ? 2 : (ends[at - 1] ?? 0) + 1
    let sum = height(1)
    for (let row = start; row <= end; row++) sum += height(row)
    expect(sum, `page ${at + 1}`).toBeLessThanOrEqual(perPagePt)
  }
  const second = (ends[0] ?? 0) + 1
  expect(sheet.cells.get(`A${second}`)).toBe(
    '基本目標 1　ちょっとした困りごとをご近所の支え合いで解決できる関係をつくろう（続き）',
  )
  expect(sheet.cells.get(`A${second + 1}`)).toBe('誰が')
  expect(sheet.cells.get(`A${second + 3}`)).toMatch(/^(区役所|区社協)\n（続き）$/)
})

const linesFrom = (sheet: ReadSheet, words: string) =>
  linesOf(sheet).filter((line) => line.includes(words))

test.each([
  [6, [6]],
  [10, [10]],
  [14, [7, 7]],
  [30, [10, 10, 10]],
])('%i years stand %j to a table, and the words keep their room', async (count, tables) => {
  const wide = await printed(boardAfter([], { period: { from: 2016, to: 2015 + count } }))
  expect(wide.widths).toHaveLength(2 + (tables[0] ?? 0))
  expect(wide.widths[1]).toBeGreaterThan(56)
  expect(linesFrom(wide, '・ボランティアネットワークの活動を支援する。')).toHaveLength(
    tables.length,
  )
  const heads = [...wide.cells.values()].filter((value) => /^\S+\n20\d\d$/.test(String(value)))
  expect(new Set(heads).size).toBe(count)
})

test('a plan of one year has room for what stands over the year', async () => {
  const sheet = await printed(boardAfter([], { period: { from: 2027, to: 2027 } }))
  expect(sheet.widths[2]).toBeGreaterThan(30)
})

test('no goal, no 誰が, no 取組, no period, one kind of 誰が: said, and nothing else breaks', async () => {
  for (const board of Object.values(BOARDS)) {
    const sheet = await printed(board)
    expect(sheet.odd).toEqual([])
    expect(sheet.page.paperSize).toBe('8')
    expect(Math.max(...sheet.heights.values())).toBeLessThanOrEqual(409)
  }
  expect([...(await printed(of('no-goals'))).cells.values()]).toContain('まだ目標がありません')
  expect([...(await printed(of('no-rows'))).cells.values()]).toContain('まだ取組がありません')
})

test('what the plan and its goals ask is there, each on a line of its own', async () => {
  const texts = [...(await printed(of('goals-2-and-3'))).cells.values()].map(String)
  expect(texts.filter((text) => text.endsWith('22〜27は平成22〜27年度のことか。'))).toHaveLength(1)
  expect(texts.filter((text) => text.endsWith('目標の題は原文のままか。'))).toHaveLength(2)
})

test('the first page is not left mostly empty', async () => {
  const sheet = await printed(boardAfter([]))
  const end = sheet.breaks[0] ?? 0
  let used = 0
  for (const [row, height] of sheet.heights) if (row <= end) used += height
  expect(used).toBeGreaterThan((0.6 * (297 - 23) * 72) / 25.4)
})
