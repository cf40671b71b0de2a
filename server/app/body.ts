import type { Context } from 'hono'
import * as z from 'zod/mini'
import { Problem } from './problems.ts'

z.config({ jitless: true })

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
  const where = parsed.error.issues.map(({ path }) =>
    path.length > 0 ? path.map(String).join('.') : 'body',
  )
  throw new Problem('bad-input', [...new Set(where)].slice(0, 5).join(', '))
}
