import type { Verb } from '../../../shared/board/policy.ts'
import type { Place } from './place.ts'

const LEADS = new Set(['title', 'tables', 'focus', 'grouping', 'locked', 'timer'])
const PLANS = new Set(['period', 'question'])

/** What setting or deleting something at a place is called in the policy; undefined is never allowed. */
export function verbAt(place: Place, act: 'set' | 'delete'): Verb | undefined {
  const { container, key } = place
  const field = container.kind === 'entry' ? key : container.field
  switch (container.root) {
    case 'rows':
      return keeps(container.kind, act, 'rows.write')
    case 'goals':
    case 'actors':
    case 'answers':
      return keeps(container.kind, act, 'plan.write')
    case 'board':
      if (field === null) return undefined
      return LEADS.has(field) ? 'board.lead' : PLANS.has(field) ? 'plan.write' : undefined
    // What the server alone writes: no update of anybody's touches it.
    default:
      return undefined
  }
}

/** Rows, goals and actors are removed by a flag; their entries are never deleted. */
const keeps = (kind: Place['container']['kind'], act: 'set' | 'delete', verb: Verb) =>
  kind === 'root' && act === 'delete' ? undefined : verb
