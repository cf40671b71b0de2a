/** 目標: what the printed words of a target ask for, as far as it can be counted. */
import { targetText } from './target-text.ts'

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

type Counted = Extract<Target, { measurable: true }>
type Per = NonNullable<Counted['per']>

const COUNTERS =
  'か所|件|回|人|名|団体|地域|地区|世帯|校区|学区|校|園|館|台|戸|棟|組|冊|枚|点|部|店|社|種類|ポイント|割|%|' +
  '円|千円|百万円|万円|か月|日間|時間|講座|事業|教室|サロン|町会|自治会|町内会|会場|拠点|施設|班|' +
  'グループ|サークル|カフェ|食堂|つ|箱|本|通|機関|企業|チーム|クラブ|区|コース|事例|例|ケース|項目'
/** Other units count only where a limit says that this is an amount. */
const UNIT = '[\\p{Script=Han}\\p{Script=Katakana}ーA-Za-z]{1,12}?'
/** An age, a date, a time of day, a deadline, a rank or a change is no amount. */
const NO_UNIT =
  /^(?:[歳才年月期次位級号番度条項章節割]|か年|カ年|時(?!間)|丁目|回目|人目|つ目|学年|分の|倍|%ポイント)/
/** What 全 may stand before without a number; 全力 is no target. */
const ALL_OF =
  '地区|地域|学区|校区|区|区民|住民|職員|世帯|戸|町会|自治会|町内会|校|小学校|中学校|小中学校|園|' +
  '団体|施設|グループ|サロン|ケアプラザ|地域活動協議会|地区社協|員'

const AMOUNT = '(\\d{1,9}(?:\\.\\d{1,3})?)'
const LIMIT = '以上|以下|以内|未満|超|を超える|を上回る|を下回る'
const AT_MOST = ['以下', '以内', '未満', 'を下回る']
const STRICT = ['未満', '超', 'を超える', 'を上回る', 'を下回る']

/** It ends here, and what is done so often changes nothing of how often: 年3回開催, 60％以上を維持する. */
const CLOSING =
  '(?:(?:を|の|で|に)?(?:開催|実施|設置|発行|配信|更新|配布|作成|開設|開講|掲載|訪問|巡回|養成|確保|維持|達成|継続|運営)(?:する|します)?)?' +
  '(?:(?:を|に)?(?:目標)?(?:と|に)(?:する|します)|を目標とする|を(?:目指|めざ)(?:す|します))?。?'
const CALLED = '(約)?(?:延べ|のべ|計|合計)?(約)?'

const COUNTED = new RegExp(`^${CALLED}${AMOUNT} ?(${COUNTERS})?(程度|前後)?${CLOSING}$`, 'u')
const LIMITED = new RegExp(
  `^${CALLED}${AMOUNT} ?(${COUNTERS}|${UNIT})?(程度)? ?(${LIMIT})${CLOSING}$`,
  'u',
)
const ALL = new RegExp(
  `^(?:全(?:て|部)?の?|すべての?) ?(?:${AMOUNT} ?((?:${COUNTERS})(?!\\p{Script=Han})|${UNIT})|(${ALL_OF}))${CLOSING}$`,
  'u',
)

/** The period, right before the amount: 年3回, 月に1回, 毎年度1件, 年間延べ300人. */
const PER_WORDS: readonly (readonly [Per, string])[] = [
  ['year', '毎年度?に?|各年度|年度?ごとに|年度?毎に|[1一]年間?に|年間に?|年に?|年度'],
  ['month', '毎月|月ごとに|[1一]か月に|月間|月に?'],
  ['week', '毎週|週ごとに|[1一]週間に|週間|週に?'],
]
const PER_BEFORE = PER_WORDS.map(([per, words]) => [per, new RegExp(`(?:${words}) ?$`)] as const)
/** …/年, （毎年度）, （年間） */
const PER_AFTER: readonly (readonly [Per, RegExp])[] = [
  ['year', / ?(?:\/ ?年度?|\((?:毎年度?|年間|各年度|[1一]年間)\))$/],
  ['month', / ?(?:\/ ?月|\((?:毎月|月間)\))$/],
  ['week', / ?(?:\/ ?週|\((?:毎週|週間)\))$/],
]
/** 年間参加者数300人: the period stands before what is counted. */
const PER_AHEAD = /(^|[、:。 をはがでに])(?:年間|毎年度?)(?=[^\d約])/

/** Words before an amount under which it is not simply how much there shall be. */
const OTHERWISE =
  /各|毎|ごと|あたり|当たり|につき|おき|隔|半年|半期|四半期|学期|全[^の]*(?:で|に)|すべて|(?:^|[、。 をはがでに:])数$|[前昨今来同翌例](?:年|回|月|週)|現状|現在|基準|比[ :をで]?$|より|から|増(?!進)|減|[+±△▲\-/×*~]|プラス|マイナス|さらに|追加|あと$|加え|最低|最大|最高|上限|下限|少なくとも|多くとも|平均|以上|以下|以内|未満|超/
/** Nouns that end in 年. */
const NO_PERIOD = /(?:少|青|成|若|中|高|壮)年 ?$/
/** 開催回数3回, 参加率：60％: what is counted is said. */
const SAID = /(?:数|率|割合|人員|[:]) ?$/

const NUMERAL = /\d/

interface Split {
  subject: string
  per: Per | undefined
  words: string
}

/**
 * Cuts a text at its last amount: what stands before, the period, and the amount with its limit.
 * undefined where that cannot be told for certain.
 */
function split(text: string): Split | undefined {
  let words = text
  let per: Per | undefined
  for (const [each, after] of PER_AFTER)
    if (after.test(words)) [per, words] = [each, words.replace(after, '')]
  const begin =
    /(?:(?:全(?:て|部)?の?|すべての?) ?)?(?:約|延べ|のべ|合計|計|約)* ?\d[\d.]*\D*$/u.exec(words)
  const at = begin ? begin.index : /(?:全(?:て|部)?の?|すべての?)\D*$/.exec(words)?.index
  if (at === undefined) return undefined
  let subject = words.slice(0, at)
  for (const [each, before] of NO_PERIOD.test(subject) ? [] : PER_BEFORE) {
    const found = before.exec(subject)
    if (!found) continue
    if (per !== undefined && per !== each) return undefined
    subject = subject.slice(0, found.index)
    // 昨年3回, 参加者年300人, 福祉週間3回: whether this is the period only a reader knows.
    if (/\p{Script=Han}$/u.test(subject) && !/^[毎各]/.test(found[0])) return undefined
    per = each
    break
  }
  const ahead = PER_AHEAD.exec(subject)
  if (ahead && per !== undefined && per !== 'year') return undefined
  if (ahead) [per, subject] = ['year', subject.replace(PER_AHEAD, '$1')]
  return { subject, per, words: words.slice(at).trim() }
}

function readAmount(words: string): Counted | undefined {
  const all = ALL.exec(words)
  if (all !== null) {
    const amount = all[1] === undefined ? null : Number(all[1])
    return { measurable: true, comparison: 'all', amount, unit: all[2] ?? all[3] ?? '' }
  }
  const limited = LIMITED.exec(words)
  if (limited !== null) {
    const [, first, second, amount, unit = '', roughly, limit = ''] = limited
    if (NO_UNIT.test(unit) && unit !== '割') return undefined
    return {
      measurable: true,
      comparison: AT_MOST.includes(limit) ? 'atMost' : 'atLeast',
      amount: Number(amount),
      unit,
      ...(first || second || roughly ? { about: true } : {}),
      ...(STRICT.includes(limit) ? { strict: true } : {}),
    }
  }
  const counted = COUNTED.exec(words)
  if (counted === null) return undefined
  const [, first, second, amount, unit = '', roughly] = counted
  return {
    measurable: true,
    comparison: 'exactly',
    amount: Number(amount),
    unit,
    ...(first || second || roughly ? { about: true } : {}),
  }
}

/** Notes behind it, in brackets or after ※; they may have no numeral of their own. */
const NOTES = /(?: ?\((?!毎|年間|月間|週間|各年度|[1一]年間)[^()\d]*\)| ?※[^\d]*)+$/

/** 3件以上行っている地域を全12地域: how much is done belongs to what is counted. */
const describes = (subject: string, unit: string) =>
  unit !== '' &&
  new RegExp(`(?:ている|ていない|した|する|である)${unit}(?:を|は|が)? ?$`).test(subject)

/**
 * 「6か所」「全地区」「12件以上」「年3回以上」「【目標：60％以上】」 → what to count and how much of it.
 * A sentence is measurable when it ends in such an amount. Only what is certain is read: where a
 * numeral would not be accounted for (ranges, two targets, 1人2回), or the amount is relative
 * (10％増) or for each of several (各地区で), the words stay words.
 */
export function parseTarget(text: string): Target {
  return read(text) ?? { measurable: false, text: text.trim() }
}

function read(text: string): Counted | undefined {
  const whole = targetText(text, COUNTERS)?.replace(/([。\d\p{Script=Han}%])※\D*$/u, '$1')
  if (whole === undefined) return undefined
  const parts = split(whole.replace(NOTES, '').trim())
  if (!parts) return undefined
  const { subject, per, words } = parts
  const amount = readAmount(words)
  if (!amount) return undefined
  const about = subject.trim()
  if (about !== '' && !describes(about, amount.unit)) {
    if (NUMERAL.test(about) || OTHERWISE.test(about)) return undefined
    const limited = amount.comparison === 'atLeast' || amount.comparison === 'atMost'
    const said = SAID.test(about) || (amount.comparison === 'all' && amount.amount !== null)
    if (!limited && !said && per === undefined) return undefined
  }
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
