/** The pieces every part of a plan document is made of. */
import * as z from 'zod/mini'
import { ID_PATTERN } from '../board/ids.ts'
import { isBlank } from '../board/words.ts'
import { LIMITS } from '../wire.ts'

// zod otherwise probes `new Function`, which a strict content security policy reports.
z.config({ jitless: true })

export const text = (max: number) =>
  z.string().check(
    z.maxLength(max),
    z.refine((value) => !isBlank(value), { error: 'blank' }),
  )

/** Stable over renumbering; on the board it is the key of a Y.Map entry. */
export const Id = z.string().check(z.regex(ID_PATTERN))
export const Title = text(200)
/** As much as one field of the board takes. */
export const Words = text(LIMITS.maxTextUnits)
export const Question = text(400)

/** Gregorian year in which the fiscal year starts; 2026 = 令和8年度. */
export const FiscalYear = z.int().check(z.gte(LIMITS.firstYear), z.lte(LIMITS.lastYear))
export const Period = z.strictObject({ from: FiscalYear, to: FiscalYear })

/** Where it was read. `line` counts from 1 in the source's text. */
const Printed = z.strictObject({ document: text(100), line: z.int().check(z.gte(1)) })

/** What can be said of every printed thing. */
export const reading = { printed: z.exactOptional(Printed), question: z.exactOptional(Question) }

export const Line = z.strictObject({ text: Words, ...reading })

/**
 * Text under a heading, line by line. `kind` is what the passage says, whatever the heading:
 * strength 充実してきたこと · issue 課題 · direction 方向性 · aim めざす状態, 将来像 · strategy 戦略 ·
 * content 取組内容 · evaluation 自己評価 · next 今後の方針.
 */
export const Passage = z.strictObject({
  heading: Title,
  kind: z.enum([
    'strength',
    'issue',
    'direction',
    'aim',
    'strategy',
    'content',
    'evaluation',
    'next',
    'other',
  ]),
  /** The subheading in brackets: 【地域福祉の推進】（アウトカム指標①）. */
  about: z.exactOptional(Title),
  lines: z.array(Line).check(z.minLength(1), z.maxLength(200)),
  ...reading,
})
