/** What in a text may be about one person and had better not hang in a hall. */
export type Personal = 'phone' | 'mail' | 'address' | 'illness'

/** Without a look-behind: Safari before 16.4 cannot read a file that has one. */
const PHONE = /(?:^|\D)(0\d{1,4}[-()\s]{0,2}\d{1,4}[-()\s]{0,2}\d{3,4})(?!\d)/g
const MAIL = /[\w.+-]+@[\w-]+\.\w/
/** A whole address: 2丁目 alone is a place, 2丁目3番4号 and 泉町12-3 are somebody's door. */
const ADDRESS = /\d+丁目\s*\d|\d+\s*番地|\d+番\d+号|\d+号室|町\s*\d+-\d+/

const NAMED =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー々]{1,12}?)(さん|くん|ちゃん|君|氏)/gu
/** People of a kind, not a person: みなさん, お子さん, たくさん. */
const ANYBODY =
  /(みな|皆|たく|お子|子ども|子供|赤|お母|お父|母|父|おじい|おばあ|おじ|おば|お兄|お姉|お隣|隣|となり|近所|奥|お客|患者|職員|店員|業者|医者|大工|屋|諸|学生)$/
const ILLNESS =
  /認知症|がん|癌|うつ|鬱|糖尿|障害|障がい|病気|病院|入院|透析|難病|持病|介護|寝たきり|ひきこもり|引きこもり|依存症|生活保護/

/**
 * A look by rules on this device alone; nothing is sent anywhere. It asks back and never forbids, so
 * that asking once too often does no harm.
 */
export function findPersonal(text: string): Personal | null {
  const plain = text.normalize('NFKC').replace(/[‐‑–—−ー](?=\d)/g, '-')
  for (const [, number = ''] of plain.matchAll(PHONE)) {
    const digits = number.replace(/\D/g, '').length
    if (digits === 10 || digits === 11) return 'phone'
  }
  if (MAIL.test(plain)) return 'mail'
  if (ADDRESS.test(plain)) return 'address'
  const ill = plain.split(/[。\n]/).some((sentence) => ILLNESS.test(sentence) && namesOne(sentence))
  return ill ? 'illness' : null
}

const namesOne = (sentence: string) =>
  [...sentence.matchAll(NAMED)].some(([, name = '']) => !ANYBODY.test(name))
