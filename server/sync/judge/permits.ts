import * as Y from 'yjs'
import type { NoteId } from '../../../shared/board/ids.ts'
import { denied } from '../../../shared/board/policy.ts'
import type { Case } from './case.ts'
import { entryName, type Place } from './place.ts'
import { sitsAtTable, verbAt } from './rights.ts'
import { Refused } from './verdict.ts'

/** An entry that others may have written into is only replaced by the seat that laid it (two tabs). */
export function checkReplaced({ container, key }: Place, matter: Case) {
  if (container.kind !== 'root' || container.root === 'notes' || key === null) return
  const standing = matter.trial.getMap(container.root)._map.get(key)
  if (!standing || standing.deleted) return
  if (matter.seatOfClient(standing.id.client) === matter.seat) return
  throw new Refused('not-allowed', `${container.root}/${key}`)
}

/** A note carries its author's table. */
export function checkTable(content: Y.Item['content'], { who }: Case) {
  if (!(content instanceof Y.ContentAny) || !sitsAtTable(who)) return
  if (content.arr[0] !== who.table) throw new Refused('wrong-table')
}

/** Whether this seat may do this there, by the policy. @throws Refused where it may not */
export function checkRight(place: Place, act: 'set' | 'delete', matter: Case) {
  const { who, settings, seat, ownerOf, isPutAway, trial } = matter
  const { root, id, kind, fresh } = place.container
  const note = root !== 'notes' ? null : kind === 'root' ? place.key : id
  const owner = note === null ? undefined : ownerOf(note as NoteId)
  const verb = verbAt(place, act)
  // Posting makes a note one's own; a note that somebody has keeps its owner for ever.
  const own = verb === 'notes.post' ? owner === undefined || owner === seat : owner === seat
  if (verb === 'notes.post' && !own) throw new Refused('not-yours', entryName(place))
  // Its key is free; bringing it back is the facilitator's alone.
  if (verb === 'notes.post' && isPutAway?.(note as NoteId))
    throw new Refused('put-away', entryName(place))
  const map = note === null || fresh ? undefined : trial.getMap(root).get(note)
  const table = map instanceof Y.Map ? map.get('table') : who.table
  const reason = denied(who, verb, { own, table: table as number | undefined }, settings)
  if (reason) throw new Refused(reason, entryName(place))
}
