import { isId, type RowId } from '../../../shared/board/ids.ts'
import { denied } from '../../../shared/board/policy.ts'
import type { Case } from './case.ts'
import { entryName, type Place } from './place.ts'
import { verbAt } from './verb-at.ts'
import { Refused } from './verdict.ts'

/** The plan is the whole team's: whose a row is, or at which table, is nobody's question. */
const PLAN = { own: false }

/** An entry that others may have written into is only replaced by the seat that laid it (two tabs). */
export function checkReplaced({ container, key }: Place, matter: Case) {
  if (container.kind !== 'root' || key === null) return
  const standing = matter.trial.getMap(container.root)._map.get(key)
  if (!standing || standing.deleted) return
  if (matter.seatOfClient(standing.id.client) === matter.seat) return
  throw new Refused('not-allowed', `${container.root}/${key}`)
}

/** Whether this seat may do this there, by the policy. @throws Refused where it may not */
export function checkRight(
  place: Place,
  act: 'set' | 'delete',
  { who, settings, isRedacted }: Case,
) {
  const { container, key } = place
  if (
    container.kind === 'root' &&
    container.root === 'rows' &&
    isId<RowId>(key) &&
    isRedacted?.(`rows/${key}`)
  )
    throw new Refused('redacted', entryName(place))
  const reason = denied(who, verbAt(place, act), PLAN, settings)
  if (reason) throw new Refused(reason, entryName(place))
}

/** Whether this seat has anything to write by updates: the plan is the team's. @throws Refused */
export function checkWriter({ who, settings }: Case) {
  const reason = denied(who, 'rows.write', PLAN, settings)
  if (reason) throw new Refused(reason)
}
