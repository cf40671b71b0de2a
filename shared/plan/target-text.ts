/**
 * The text of a target made ready for reading: one width, one spelling, one kind of numeral, and
 * without what says where it stands (①), until when it is due (令和9年度末までに) and whom it is
 * about (65歳以上の). Every numeral that is left is one that a reading must account for.
 */

/** ① ⑴ ⒈ ㈠ ㊀ ❶ ㉑ …: they number things. Made plain digits they would become part of amounts. */
const LABELS =
  /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793\u3220-\u3229\u3248-\u325f\u3280-\u3289\u32b1-\u32bf]/gu
const LABEL_AT_ZERO = new RegExp(`(?:${LABELS.source})[0０]`, 'u')
/** ½ ² ㍘ ㋀ …: numerals that are no plain number. */
const ODD = /[\p{No}\u2150-\u215f\u3358-\u3370\u32c0-\u32cb\u33e0-\u33fe〇◯○]/u

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
}
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }

/** 三 → 3, 十二 → 12, 二百五十 → 250; undefined for what is no such number (二三, 二万三千). */
function kanjiNumber(text: string): number | undefined {
  let sum = 0
  let digit = 0
  let below = Number.POSITIVE_INFINITY
  for (const sign of text) {
    const scale = SCALES[sign]
    if (scale !== undefined) {
      if (scale >= below) return undefined
      sum += (digit || 1) * scale
      below = scale
      digit = 0
    } else if (digit > 0 || DIGITS[sign] === undefined) return undefined
    else digit = DIGITS[sign]
  }
  return sum + digit
}

/** 1万2千, 3千, 1.5万, 1億: in plain digits. Of money the unit stays as printed: 62百万円. */
const SCALED = /(\d+(?:\.\d+)?)(億|万|千|百)(?:(\d+)(千|百)?)?(?![\d.千百万億]*円)/g
const WORTH: Readonly<Record<string, number>> = { 億: 1e8, 万: 1e4, 千: 1e3, 百: 1e2 }

function scaled(whole: string, many: string, scale: string, rest?: string, small?: string) {
  const worth = WORTH[scale] ?? 1
  const behind = Number(rest ?? 0) * (small === undefined ? 1 : (WORTH[small] ?? 1))
  const sum = Number(many) * worth + behind
  return behind < worth && Number.isSafeInteger(sum) ? String(sum) : whole
}

const ERA_YEAR = '(?:令和|平成|[RH])(?:元|\\d{1,2})'
const A_YEAR = `(?:${ERA_YEAR}|20\\d\\d)(?:年度?)?`
/** 令和9年度末までに, R9：, 令和6～10年度, 2027年度, 9月末までに: when, not how much. */
const DATES = [
  new RegExp(
    `${A_YEAR}[~-](?:${A_YEAR}|\\d{1,2}年度?)[末中]?(?:の間に?|まで)?に?[、:]?(?![\\d.,])`,
    'gi',
  ),
  new RegExp(`(?:${ERA_YEAR}|20\\d\\d)年度?[末中]?(?:時点|まで)?(?:に|で|の)?[、:]?`, 'gi'),
  /(?<![A-Z])[RH]\d{1,2}(?:末まで|まで|末)?に?(?=[ :、])[:、]?/gi,
  /(?<![\d.,])\d{1,2}月(?:末|中|\d{1,2}日)?(?:時点|まで)(?:に|で|の)?[、:]?/g,
]
/** 65歳以上の, 0~6歳まで, 3歳児: whom it is about. */
const AGES = /\d{1,3}(?:[~-]\d{1,3})?[歳才](?:児|代)?(?:以上|以下|未満|まで|から)?の?(?=[^\d])/g
/** 第2期, 第3次計画, 基本目標1, 指標2-1, (1), 2): which one it is. */
const ORDINALS = [
  /第\d{1,3}(?:期|次|章|節|部|層|号|地区)/g,
  /(?:基本目標|目標|指標|取組|施策|項目)\d{1,2}(?:-\d{1,2}){0,2}(?=[ :])[:]?/g,
  /^\(?\d{1,2}\)(?=.)/,
]

/** @returns undefined where it has numerals of a kind that is not read (½, 〇か所) */
export function targetText(text: string, counters: string): string | undefined {
  // ⑤0人 may be a slip for 50人.
  if (LABEL_AT_ZERO.test(text)) return undefined
  const labelled = text.replace(LABELS, ' ')
  if (ODD.test(labelled)) return undefined
  let words = labelled
    .replace(/㎡/g, '平方メートル')
    .normalize('NFKC')
    .replace(/[〜～∼]/g, '~')
    .replace(/[−‐‑–—―]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^【 ?(.*) ?】$/, '$1')
    .replace(/^目標 ?(?::|(?=[^\d :]|\d+[^\d :.)-]))/, '')
    .replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (grouped) => grouped.replaceAll(',', ''))
    .replace(/[カヵケヶ箇個](?=所)/g, 'か')
    .replace(/[カヵケヶ箇](?=月)/g, 'か')
    .replace(/パーセント|プロセント/g, '%')
    .replace(/(?:およそ|おおむね|概ね|おおよそ) ?/g, '約')
    .replace(SCALED, scaled)
    .replace(
      new RegExp(`(?<!\\d)[一二三四五六七八九十百千万億]+(?= ?(?:${counters}))`, 'g'),
      (kanji) => {
        const number = kanjiNumber(kanji)
        return number === undefined ? kanji : String(number)
      },
    )
    // 一人暮らし and 一人ひとり count nobody.
    .replace(/1人(?=暮らし|ぐらし|ひとり|親)/g, '一人')
  for (const date of DATES) words = words.replace(date, ' ')
  for (const ordinal of ORDINALS) words = words.replace(ordinal, ' ')
  return words.replace(AGES, '').replace(/\s+/g, ' ').trim()
}
