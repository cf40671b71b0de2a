import type { Verb, Who } from '../../../shared/board/policy.ts'
import type { Place } from './place.ts'

const MOVES = new Set(['goal', 'actor', 'rank', 'group'])
const LEADS = new Set(['title', 'tables', 'focus', 'grouping', 'locked', 'timer'])
const PLANS = new Set(['period', 'question'])

/** What setting or deleting something at a place is called in the policy; undefined is never allowed. */
export function verbAt(place: Place, act: 'set' | 'delete'): Verb | undefined {
  const { container, key } = place
  const field = container.kind === 'entry' ? key : container.field
  switch (container.root) {
    case 'notes':
      if (container.kind === 'root') return act === 'set' ? 'notes.post' : 'notes.withdraw'
      return noteVerb(field, container.fresh)
    case 'rows':
      return keeps(container.kind, act, 'rows.write')
    case 'groups':
      return keeps(container.kind, act, 'groups.write')
    case 'goals':
    case 'actors':
    case 'answers':
      return keeps(container.kind, act, 'plan.write')
    case 'board':
      if (field === null) return undefined
      return LEADS.has(field) ? 'board.lead' : PLANS.has(field) ? 'plan.write' : undefined
    default:
      return undefined
  }
}

function noteVerb(field: string | null, fresh: boolean): Verb | undefined {
  if (fresh) return 'notes.post'
  if (field === 'text') return 'notes.edit'
  return field !== null && MOVES.has(field) ? 'notes.move' : undefined
}

/** Rows, groups, goals and actors are removed by a flag; their entries are never deleted. */
const keeps = (kind: Place['container']['kind'], act: 'set' | 'delete', verb: Verb) =>
  kind === 'root' && act === 'delete' ? undefined : verb

/** Whose notes carry the table their author sits at. */
export const sitsAtTable = (who: Who) => who.role === 'participant' || who.role === 'scribe'
