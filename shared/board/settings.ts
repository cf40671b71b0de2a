import { LIMITS } from '../wire.ts'
import { GROUPINGS, type Root, VIEWS } from './field-types.ts'
import {
  either,
  exactly,
  type Fits,
  id,
  numeric,
  oneOf,
  orNull,
  title as titled,
  truth,
  whole,
  words,
} from './fits.ts'
import type { GoalId } from './ids.ts'
import { ROOM, type Room } from './words.ts'

/** A plain value under a key of an entry. */
export interface Value<out T> {
  kind: 'value'
  faultOf: Fits<T>
  optional: boolean
  refersTo?: Root
  /** Typed by people: what its box takes. */
  typed?: Room
}

export const value = <T>(faultOf: Fits<T>): Value<T> => ({
  kind: 'value',
  faultOf,
  optional: false,
})
export const maybe = <T>(faultOf: Fits<T>): Value<T> => ({ kind: 'value', faultOf, optional: true })
/** A line that people type. */
const lineOf = (room: Room): Value<string> => ({ ...maybe(words(room.units)), typed: room })

/** A title: as long as any text that people write at one place, and never empty. */
export const title = titled(LIMITS.maxTextUnits)
/** Milliseconds since 1970, until the last year. */
export const time = numeric(0, Date.UTC(LIMITS.lastYear))

/** What those who lead the evening set: all of them by `board.set`. */
export const SETTINGS = {
  title: { ...value(title), typed: ROOM.title },
  /** How many 班, numbered from 1; who sits at one that is no more stays there. */
  tables: value(whole(0, LIMITS.maxTables)),
  focus: value(exactly({ goal: orNull(id<GoalId>()), view: oneOf(VIEWS) })),
  /** Who makes islands: the team alone, residents of their own notes, too, or everybody of all. */
  grouping: value(oneOf(GROUPINGS)),
  locked: value(truth),
  timer: value(orNull(either(exactly({ endsAt: time }), exactly({ leftMs: time })))),
  /** When and where one meets next: on the wall's thanks. */
  nextMeeting: lineOf(ROOM.line),
  /** 場所: where one meets, as the minutes have it. */
  place: lineOf(ROOM.line),
}

type ValueOf<V> = V extends Value<infer T> ? T : never
export type BoardSettings = { [Key in keyof typeof SETTINGS]: ValueOf<(typeof SETTINGS)[Key]> }
export type SettingKey = keyof BoardSettings

const isSetting = (key: string): key is SettingKey => Object.hasOwn(SETTINGS, key)
export const settingOf = (key: SettingKey): Value<unknown> => SETTINGS[key]

/** Whether a device may have kept this: words that are too long are given back, not dropped. */
export const isPatch = (value: object): value is Partial<BoardSettings> =>
  Object.entries(value).every(
    ([key, one]) => isSetting(key) && settingOf(key).faultOf(one) !== 'wrong-shape',
  )

/** The setting of a patch into which people type. */
export const typedIn = (patch: Partial<BoardSettings>): SettingKey | undefined =>
  Object.keys(patch)
    .filter(isSetting)
    .find((key) => settingOf(key).typed)
