import { opensOf, phasesOf } from '../../shared/board/agenda-templates.ts'
import {
  addEntry,
  type Board,
  boardFields,
  goalFields,
  phaseFields,
} from '../../shared/board/document.ts'
import type { PhaseFields } from '../../shared/board/field-types.ts'
import type { GoalId, PhaseId } from '../../shared/board/ids.ts'
import { denied } from '../../shared/board/policy.ts'
import { rankAt, rankAtEnd } from '../../shared/board/ranks.ts'
import { extended } from '../../shared/board/timer.ts'
import { phasesOn, settingsOf } from '../../shared/board/view.ts'
import { isBlank, ROOM, tooLongBy } from '../../shared/board/words.ts'
import { LIMITS } from '../../shared/wire.ts'
import { type CommandCase, type Doing, nothing, type Of, type Refusing } from './case.ts'

type Said = Of<
  'agenda.use' | 'agenda.add' | 'agenda.change' | 'agenda.move' | 'agenda.remove' | 'people.set'
>

const OPENS = ['notes', 'grouping', 'ballot', 'view'] as const
const MINUTE = 60_000

/** What becomes of the agenda's items by a command. Which one runs is no matter of theirs. */
export function changeAgenda(said: Said, on: CommandCase): Doing | Refusing {
  const reason = mayLead(on)
  if (reason) return { reason }
  switch (said.verb) {
    case 'agenda.use':
      return use(said, on)
    case 'agenda.add':
      return add(said, on)
    case 'agenda.change':
      return change(said, on)
    case 'agenda.move':
      return move(said, on)
    case 'agenda.remove':
      return remove(said, on)
    case 'people.set':
      return setPeople(said, on)
  }
}

/** Closed is closed at once: what was on its way would begin the evening anew. */
export const mayLead = ({ board, who, settings }: CommandCase) =>
  denied(who, 'board.lead', { own: false }, { ...settings, closed: settingsOf(board).closed })

export const currentOf = ({ board }: CommandCase) => boardFields(board).get('phase') ?? null

function use(said: Of<'agenda.use'>, on: CommandCase): Doing | Refusing {
  if (currentOf(on)) return { reason: 'phase-runs' }
  const phases =
    'phases' in said
      ? said.phases
      : phasesOf(said.template).map((phase, at) => ({
          ...phase,
          // Whoever is told the same twice must find the same.
          phase: `${said.id.slice(0, 36)}-${at + 1}` as PhaseId,
        }))
  const wrong = firstOf(phases, (phase) => wrongPhase(phase, on))
  if (wrong) return wrong
  if (new Set(phases.map(({ phase }) => phase)).size < phases.length)
    return { reason: 'wrong-shape' }
  return doing(() => {
    const agenda = on.board.root('agenda')
    for (const id of [...agenda.keys()]) agenda.delete(id)
    let rank = rankAtEnd([])
    for (const { phase, ...fields } of phases) {
      lay(on.board, phase, given(fields), rank)
      rank = rankAtEnd([{ id: phase, rank }])
    }
  })
}

function add(said: Of<'agenda.add'>, on: CommandCase): Doing | Refusing {
  const { phase, after, id, verb, notes, grouping, ballot, view, ...fields } = said
  if (on.board.root('agenda').has(phase)) return nothing
  const wrong = wrongPhase(fields, on)
  if (wrong) return wrong
  const all = phasesOn(on.board)
  if (all.length >= LIMITS.maxPhases) return { reason: 'full' }
  const place = after === undefined ? all.length : placeBehind(after, all)
  if (place === undefined) return { reason: 'no-phase' }
  const opens = kept({ ...opensOf(fields.kind), ...given({ notes, grouping, ballot, view }) })
  return doing(() => lay(on.board, phase, { ...fields, ...opens }, rankAt(all, place)))
}

function change(said: Of<'agenda.change'>, on: CommandCase): Doing | Refusing {
  const { phase, title, goal, minutes, ...rest } = said
  const fields = phaseFields(on.board, phase)
  if (!fields) return { reason: 'no-phase' }
  const wrong = wrongPhase({ title: title ?? 'x', goal: goal ?? null }, on)
  if (wrong) return wrong
  const longer = (minutes ?? 0) - (fields.get('minutes') ?? 0)
  const isNow = currentOf(on)?.phase === phase
  const change = () => {
    fields.set(given({ title: title?.trim(), goal, minutes }))
    for (const key of OPENS) {
      const value = rest[key]
      if (value === null) fields.remove(key)
      else if (value !== undefined) fields.set({ [key]: value })
    }
    if (!isNow || minutes === undefined || longer === 0) return
    const timer = boardFields(on.board).get('timer')
    boardFields(on.board).set({ timer: extended(timer, longer * MINUTE, on.at) })
  }
  return { ...doing(change), settings: isNow }
}

function move({ phase, after }: Of<'agenda.move'>, on: CommandCase): Doing | Refusing {
  const fields = phaseFields(on.board, phase)
  if (!fields) return { reason: 'no-phase' }
  const all = phasesOn(on.board)
  const others = all.filter(({ id }) => id !== phase)
  const place = placeBehind(after, others)
  if (place === undefined) return { reason: 'no-phase' }
  if (all[place]?.id === phase) return nothing
  return doing(() => fields.set({ rank: rankAt(others, place) }))
}

function remove({ phase }: Of<'agenda.remove'>, on: CommandCase): Doing | Refusing {
  if (!phaseFields(on.board, phase)) return nothing
  if (currentOf(on)?.phase === phase) return { reason: 'phase-runs' }
  return doing(() => on.board.root('agenda').delete(phase))
}

function setPeople(said: Of<'people.set'>, { board }: CommandCase): Doing | Refusing {
  const { table, people, without } = said
  if (without > people) return { reason: 'wrong-shape' }
  const all = boardFields(board).get('people') ?? {}
  const change = () => boardFields(board).set({ people: { ...all, [table]: { people, without } } })
  return { ...doing(change), settings: true }
}

const doing = (change: () => void): Doing => ({ ...nothing, change })

function lay(board: Board, phase: PhaseId, fields: Partial<PhaseFields>, rank: string) {
  const title = fields.title?.trim() ?? ''
  addEntry<PhaseFields>(board, 'agenda', phase, { ...fields, title, rank })
}

/** @returns undefined where there is no such item */
function placeBehind(after: PhaseId | null, all: readonly { id: PhaseId }[]): number | undefined {
  if (after === null) return 0
  const at = all.findIndex(({ id }) => id === after)
  return at < 0 ? undefined : at + 1
}

function wrongPhase(
  { title, goal }: { title: string; goal: GoalId | null },
  { board }: CommandCase,
): Refusing | undefined {
  if (goal !== null && !goalFields(board, goal)) return { reason: 'no-place' }
  if (isBlank(title)) return { reason: 'blank' }
  const by = tooLongBy(title, ROOM.phase)
  return by > 0 ? { reason: 'too-long', by } : undefined
}

function firstOf<T, R>(all: readonly T[], find: (one: T) => R | undefined): R | undefined {
  for (const one of all) {
    const found = find(one)
    if (found !== undefined) return found
  }
  return undefined
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> }
type Kept<T> = { [K in keyof T]?: Exclude<T[K], undefined | null> }

const given = <T extends object>(part: T): Given<T> =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined)) as Given<T>
const kept = <T extends object>(part: T): Kept<T> =>
  Object.fromEntries(
    Object.entries(part).filter(([, value]) => value !== undefined && value !== null),
  ) as Kept<T>
