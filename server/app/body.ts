import type { Context } from 'hono'
import * as z from 'zod/mini'
import { isBlank, type Room, tooLongBy } from '../../shared/board/words.ts'
import { Problem, type ProblemCode, type Said } from './problems.ts'

z.config({ jitless: true })

/** What people call a field, in a sentence about it. */
export type FieldName = Said

/**
 * A field's words, counted as its box counts them. What is wrong with them is told as a problem of
 * its own: by how much they are too long, or that nothing of them can be seen.
 */
export const typed = (name: FieldName, room: Room) =>
  required(name, (text) => tooLongBy(text, room))

/** The same without having to be there: what cannot be seen is empty. */
export const perhapsTyped = (name: FieldName, room: Room) =>
  z.pipe(
    z.string().check(
      z.trim(),
      fits(name, (text) => tooLongBy(text, room)),
    ),
    z.transform((text) => (isBlank(text) ? '' : text)),
  )

/** @param over by how many characters a text is too long */
export const required = (name: FieldName, over: (text: string) => number) =>
  z.string().check(z.trim(), fits(name, over), isThere(name))

export const fits = ({ ja, en }: FieldName, over: (text: string) => number) =>
  z.check<string>(({ value, issues }) => {
    const by = over(value)
    if (by > 0)
      issues.push(
        told(value, 'too-long', {
          ja: `${ja}が${by}字長すぎます。短くしてください。`,
          en: `The ${en} is ${by} characters too long.`,
        }),
      )
  })

const isThere = ({ ja, en }: FieldName) =>
  z.check<string>(({ value, issues }) => {
    if (isBlank(value))
      issues.push(
        told(value, 'blank', { ja: `${ja}を入れてください。`, en: `The ${en} is empty.` }),
      )
  })

const told = (input: string, code: ProblemCode, said: Said) =>
  ({ code: 'custom', input, params: { problem: new Problem(code, said) } }) as const

/** The request's JSON, parsed. @throws Problem naming where it is wrong */
export async function readBody<T extends z.ZodMiniType>(c: Context, shape: T): Promise<z.infer<T>> {
  const type = c.req.header('Content-Type') ?? ''
  // Also keeps forms of other sites out: they cannot send JSON without asking first.
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new Problem('not-json')
  const value: unknown = await c.req.json().catch((error: unknown) => {
    if (error instanceof SyntaxError) throw new Problem('bad-input', 'JSON')
    throw error
  })
  const parsed = z.safeParse(shape, value)
  if (parsed.success) return parsed.data
  const told = parsed.error.issues.find((issue) => issue.code === 'custom' && issue.params?.problem)
  if (told?.code === 'custom') throw told.params?.problem
  const where = parsed.error.issues.map(({ path }) =>
    path.length > 0 ? path.map(String).join('.') : 'body',
  )
  throw new Problem('bad-input', [...new Set(where)].slice(0, 5).join(', '))
}
