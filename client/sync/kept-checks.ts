import { HEARD } from '../../shared/board/field-types.ts'
import { type GoalId, type GroupId, isId, type NoteId } from '../../shared/board/ids.ts'
import type { Laying } from '../../shared/board/laying.ts'
import type { SaidOperation } from '../../shared/board/said.ts'

/**
 * What a device keeps is looked at before it is believed: an earlier release, another version of
 * this one or a person with a console may have put it there. By hand, since phones load it.
 */
export type Check<T> = (value: unknown) => value is T

/** The form in which things are kept, beside them as `v`; what 0.1.0 kept has none. */
export const KEPT_VERSION = 1

/** What is looked at elsewhere. */
export const isAny = (_: unknown): _ is unknown => true
export const isText: Check<string> = (value) => typeof value === 'string'
export const isTruth: Check<boolean> = (value) => typeof value === 'boolean'
export const isNumber = (value: unknown): value is number => Number.isFinite(value)
export const oneOf =
  <T extends string>(all: readonly T[]): Check<T> =>
  (value): value is T =>
    all.some((one) => one === value)
export const maybe =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || check(value)
export const orNull =
  <T>(check: Check<T>): Check<T | null> =>
  (value): value is T | null =>
    value === null || check(value)
export const listOf =
  <T>(check: Check<T>): Check<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.every(check)
export const mapOf =
  <T>(check: Check<T>): Check<Readonly<Record<string, T>>> =>
  (value): value is Readonly<Record<string, T>> =>
    typeof value === 'object' && value !== null && Object.values(value).every(check)
/** Keys that are not named are no fault: a later release may know them. */
export const shaped =
  <T extends object>(shape: { [K in keyof T]-?: Check<T[K]> }): Check<T> =>
  (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries<Check<unknown>>(shape).every(([key, check]) => check(Reflect.get(value, key)))

/** By verb. */
export const saying =
  (checks: Readonly<Record<string, Check<unknown>>>) =>
  (value: unknown): boolean => {
    const verb =
      typeof value === 'object' && value !== null ? Reflect.get(value, 'verb') : undefined
    return isText(verb) && Object.hasOwn(checks, verb) && checks[verb]?.(value) === true
  }

type Of<V extends SaidOperation['verb']> = Omit<Extract<SaidOperation, { verb: V }>, 'verb'>

const note = isId<NoteId>
const group = isId<GroupId>
const place = { goal: isId, actor: isId, rank: isText, group: maybe(orNull(group)) }
const SAID: Record<SaidOperation['verb'], Check<unknown>> = {
  'notes.post': shaped<Of<'notes.post'>>({
    ...{ note, ...place, text: isText, heard: oneOf(HEARD), at: isNumber },
    ...{ table: maybe(isNumber), signature: maybe(isText) },
  }),
  'notes.edit': shaped<Of<'notes.edit'>>({ note, text: isText }),
  'notes.move': shaped<Of<'notes.move'>>({ note, ...place }),
  'notes.withdraw': shaped<Of<'notes.withdraw'>>({ note }),
  'groups.make': shaped<Of<'groups.make'>>({
    ...{ group, goal: isId<GoalId>, notes: listOf(note), title: isText },
  }),
  'groups.title': shaped<Of<'groups.title'>>({ group, title: isText }),
  'groups.merge': shaped<Of<'groups.merge'>>({ group, into: group }),
  'groups.split': shaped<Of<'groups.split'>>({ group, notes: listOf(note), to: group }),
  'groups.remove': shaped<Of<'groups.remove'>>({ group }),
  'groups.lay': shaped<Laying>({
    moves: listOf(shaped({ notes: listOf(note), from: orNull(group), to: orNull(group) })),
    groups: listOf(shaped({ group, removed: isTruth })),
  }),
}

const says = saying(SAID)
export const isKeptSaid: Check<SaidOperation> = (value): value is SaidOperation => says(value)

/** What stands in a text; undefined where it is none, or one of a newer version: that waits for it. */
export function parsed<T>(text: string | undefined, check: Check<T>): T | undefined {
  if (text === undefined) return undefined
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  const v = typeof value === 'object' && value !== null ? Reflect.get(value, 'v') : undefined
  return (v === undefined || v === KEPT_VERSION) && check(value) ? value : undefined
}
