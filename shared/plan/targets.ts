/** 目標: what the printed words of a target ask for, as far as it can be counted. */

/** 以上 · 以下, 以内 · the number itself · 全地区: all there are. */
type Comparison = 'atLeast' | 'atMost' | 'exactly' | 'all'

export type Target =
  | {
      measurable: true
      comparison: Comparison
      /** `null` only with 'all': 全地区 does not say how many there are. */
      amount: number | null
      /** か所, 件, % …; '' where none is printed. */
      unit: string
      /** 年間300人, 毎年度1件: counted anew each time. */
      per?: 'year' | 'month' | 'week'
      /** 約, 程度. */
      about?: true
      /** 未満, 超: the amount itself is not enough, or already too much. */
      strict?: true
    }
  | { measurable: false; text: string }

const COUNTERS =
  'か所|件|回|人|名|団体|地域|地区|世帯|校|園|館|台|戸|棟|組|冊|枚|点|部|店|社|種類|ポイント|割|%|' +
  '円|千円|百万円|万円|か月|年間|日間|時間|講座|事業|教室|サロン|町会|自治会|町内会|会場|拠点|施設|班|' +
  'グループ|サークル|倍'
/** What 全 may stand before without a number; 全力 is no target. */
const ALL_OF =
  '地区|地域|学区|校区|区|区民|住民|職員|世帯|戸|町会|自治会|町内会|校|小学校|中学校|小中学校|園|' +
  '団体|施設|グループ|サロン|ケアプラザ|地域活動協議会|地区社協|員'
const EVERY = '全(?:て|部)?の?|すべての?'

const PER_BEFORE =
  /^(?:(毎年度?|年度?ごとに|年間|年に?)|(毎月|月ごとに|月に?)|(毎週|週ごとに|週に?))(?=約|\d)/
const PER_AFTER = /\/(?:(年度?)|(月)|(週))$/
const AMOUNT = String.raw`(\d{1,9}(?:\.\d{1,3})?)`
const LIMIT = '以上|以下|以内|未満|超|を超える|を上回る|を下回る'
const COUNTED = new RegExp(`^(約)?${AMOUNT}(${COUNTERS})?(程度|前後)?$`)
const LIMITED = new RegExp(`^(約)?${AMOUNT}([^\\d、。~〜-]{0,12}?)(程度)?(${LIMIT})$`)
const ALL = new RegExp(`^(?:${EVERY})(?:${AMOUNT}([^\\d、。]{1,12})|(${ALL_OF}))$`)

const AT_MOST = ['以下', '以内', '未満', 'を下回る']
const STRICT = ['未満', '超', 'を超える', 'を上回る', 'を下回る']

/** The words without width, wrapper, spelling variants, closing words and the date by which. */
function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/^【?目標[::]?(.*?)】?$/, '$1')
    .replace(/(\d),(?=\d{3})/g, '$1')
    .replace(/[かカヵケヶ箇個](?=所)/g, 'か')
    .replace(/[カヵケヶ箇](?=月)/g, 'か')
    .replace(/(?:パーセント|%)/g, '%')
    .replace(/(?:およそ|おおむね|概ね)(?=\d)/g, '約')
    .replace(/。※.*$/, '')
    .replace(/\([^()]*\)$/, '')
    .replace(/(?:を(?:目標と|目指|めざ)す|と(?:する|します))?。?$/, '')
    .replace(/^(?:令和|平成|\d{4}(?=年)).{0,6}?年度?末?まで(?:に|、)?/, '')
    .replace(/^(?:延べ|のべ|計|合計)/, '')
}

/** The asked amount at the end of a sentence: …と回答する割合 60％以上. */
const AT_END = new RegExp(
  `((?:${EVERY})\\d+(?:${COUNTERS})|(?:毎年度?|年間|毎月|毎週)?約?\\d+(?:\\.\\d+)?(?:${COUNTERS})(?:${LIMIT}))$`,
)

type Counted = Extract<Target, { measurable: true }>

function readAmount(words: string): Counted | undefined {
  const all = ALL.exec(words)
  if (all !== null) {
    const amount = all[1] === undefined ? null : Number(all[1])
    return { measurable: true, comparison: 'all', amount, unit: all[2] ?? all[3] ?? '' }
  }
  const limited = LIMITED.exec(words)
  if (limited !== null) {
    const [, about, amount, unit = '', roughly, limit = ''] = limited
    return {
      measurable: true,
      comparison: AT_MOST.includes(limit) ? 'atMost' : 'atLeast',
      amount: Number(amount),
      unit,
      ...(about || roughly ? { about: true } : {}),
      ...(STRICT.includes(limit) ? { strict: true } : {}),
    }
  }
  const counted = COUNTED.exec(words)
  if (counted === null) return undefined
  const [, about, amount, unit = '', roughly] = counted
  return {
    measurable: true,
    comparison: 'exactly',
    amount: Number(amount),
    unit,
    ...(about || roughly ? { about: true } : {}),
  }
}

/**
 * 「6か所」「全地区」「12件以上」「【目標：60％以上】」 → what to count and how much of it.
 * A whole sentence is measurable when it ends in an amount with a limit (以上, 全12地域 …);
 * ranges, growth (10％増) and words are not measurable and keep their text.
 */
export function parseTarget(text: string): Target {
  const whole = plainWords(text)
  const words =
    COUNTED.test(whole) || LIMITED.test(whole) ? whole : (AT_END.exec(whole)?.[1] ?? whole)
  const before = PER_BEFORE.exec(words)
  const after = PER_AFTER.exec(words)
  const [, year, month, week] = before ?? after ?? []
  const per = year ? 'year' : month ? 'month' : week ? 'week' : undefined
  const amount = readAmount(words.replace(PER_BEFORE, '').replace(PER_AFTER, ''))
  if (amount === undefined) return { measurable: false, text: text.trim() }
  return per === undefined ? amount : { ...amount, per }
}

const PER = { year: '年間', month: '毎月', week: '毎週' }

function limitWord(target: Counted): string {
  switch (target.comparison) {
    case 'atLeast':
      return target.strict ? '超' : '以上'
    case 'atMost':
      return target.strict ? '未満' : '以下'
    case 'exactly':
    case 'all':
      return ''
  }
}

/** In one spelling for all: 6か所, 全地区, 60%以上, 年間300人以上. Reading it back gives the same target. */
export function formatTarget(target: Target): string {
  if (!target.measurable) return target.text
  const [whole = '', decimals] = target.amount === null ? [] : String(target.amount).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const amount = decimals === undefined ? grouped : `${grouped}.${decimals}`
  const head = target.comparison === 'all' ? '全' : ''
  const per = target.per === undefined ? '' : PER[target.per]
  return `${per}${target.about ? '約' : ''}${head}${amount}${target.unit}${limitWord(target)}`
}
