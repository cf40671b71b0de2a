import { verbOf } from '../../../shared/board/field-rules.ts'
import type { Verb } from '../../../shared/board/policy.ts'
import type { Place } from './place.ts'

/** What setting or deleting something at a place is called in the policy; undefined is never allowed. */
export function verbAt({ container, key }: Place, act: 'set' | 'delete'): Verb | undefined {
  const { kind, root, field } = container
  if (kind !== 'root') return verbOf(root, kind === 'entry' ? key : field)
  // Rows, goals and actors are removed by a flag; their entries are never deleted.
  return act === 'delete' ? undefined : verbOf(root, null)
}
