/**
 * What a plain value may be, said in pieces. Without a library: phones and the judge read the
 * board's shape alike.
 */
import { ID_PATTERN } from './ids.ts'
import { isBlank } from './words.ts'

/** What is wrong with a value that somebody writes. */
export type Fault = 'wrong-shape' | 'too-long' | 'blank'

/** What is wrong with a value; where nothing is, it is a `T`. */
export interface Fits<out T = unknown> {
  (value: unknown): Fault | undefined
  /** For the compiler alone: nothing stands there. */
  readonly holds?: T
}

const when =
  <T>(isOne: (value: unknown) => boolean): Fits<T> =>
  (value) =>
    isOne(value) ? undefined : 'wrong-shape'

/** Of several parts: the fault that they share, or just that the whole is no such thing. */
function together(faults: readonly (Fault | undefined)[]): Fault | undefined {
  const [first, ...others] = new Set(faults.filter((fault) => fault !== undefined))
  return others.length === 0 ? first : 'wrong-shape'
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const truth = when<boolean>((value) => typeof value === 'boolean')

export const whole = (from: number, to: number): Fits<number> =>
  when((value) => Number.isSafeInteger(value) && Number(value) >= from && Number(value) <= to)

export const numeric = (from: number, to: number): Fits<number> =>
  when((value) => typeof value === 'number' && value >= from && value <= to)

/** Of so many UTF-16 units at most. */
export const words =
  (max: number): Fits<string> =>
  (value) => {
    if (typeof value !== 'string') return 'wrong-shape'
    return value.length > max ? 'too-long' : undefined
  }

/** The same, never empty. */
export const title =
  (max: number): Fits<string> =>
  (value) => {
    const fault = words(max)(value)
    return typeof value === 'string' && isBlank(value) ? together([fault, 'blank']) : fault
  }

/** A text of this form. */
export const like = <T extends string>(form: RegExp): Fits<T> =>
  when((value) => typeof value === 'string' && form.test(value))

export const id = <T extends string>(): Fits<T> => like(ID_PATTERN)

export const oneOf = <T extends string>(all: readonly T[]): Fits<T> =>
  when((value) => all.some((one) => one === value))

/** Nothing but this. */
export const only = <T>(wanted: T): Fits<T> => when((value) => value === wanted)

export const orNull =
  <T>(fits: Fits<T>): Fits<T | null> =>
  (value) =>
    value === null ? undefined : fits(value)

export const either = <A, B>(one: Fits<A>, other: Fits<B>): Fits<A | B> =>
  when((value) => one(value) === undefined || other(value) === undefined)

export const holds = <T>(fits: Fits<T>, value: unknown): value is T => fits(value) === undefined

/** Only where that is so, too. */
export const being =
  <T>(fits: Fits<T>, isSo: (value: T) => boolean): Fits<T> =>
  (value) =>
    holds(fits, value) && !isSo(value) ? 'wrong-shape' : fits(value)

export const listOf =
  <T>(fits: Fits<T>): Fits<readonly T[]> =>
  (value) =>
    Array.isArray(value) ? together(value.map(fits)) : 'wrong-shape'

/** These keys, all of them, and no others. */
export const exactly =
  <T extends object>(parts: { readonly [K in keyof T]: Fits<T[K]> }): Fits<T> =>
  (value) => {
    if (!isObject(value)) return 'wrong-shape'
    const keys = Object.keys(parts)
    const isExact = Object.keys(value).every((key) => Object.hasOwn(parts, key))
    if (!isExact || keys.some((key) => !Object.hasOwn(value, key))) return 'wrong-shape'
    return together(Object.entries<Fits>(parts).map(([key, fits]) => fits(Reflect.get(value, key))))
  }

/** Any keys of one form, `most` of them. */
export const recordOf =
  <T>(isKey: (key: string) => boolean, fits: Fits<T>, most: number): Fits<Record<string, T>> =>
  (value) => {
    if (!isObject(value)) return 'wrong-shape'
    const all = Object.entries(value)
    if (all.length > most || !all.every(([key]) => isKey(key))) return 'wrong-shape'
    return together(all.map(([, one]) => fits(one)))
  }
