import { MARKS, MATRICES, ROW_STATES } from '../../shared/board/field-types.ts'
import type { GoalOperation } from '../../shared/board/goals.ts'
import { type ActorId, type GoalId, isId, type NoteId } from '../../shared/board/ids.ts'
import type { LeadOperation } from '../../shared/board/lead.ts'
import type { QuestionOperation } from '../../shared/board/questions.ts'
import type { RowOperation } from '../../shared/board/rows.ts'
import { type BoardSettings, isPatch, type SettingKey } from '../../shared/board/settings.ts'
import {
  type Check,
  isAny,
  isKeptSaid,
  isNumber,
  isText,
  listOf,
  mapOf,
  maybe,
  oneOf,
  orNull,
  saying,
  shaped,
} from './kept-checks.ts'
import { type FieldChange, PLAN_ROOTS, type PutBack, type Undoable } from './undoable.ts'

type Plan = RowOperation | GoalOperation | QuestionOperation | LeadOperation | PutBack
type Of<V extends Plan['verb']> = Omit<Extract<Plan, { verb: V }>, 'verb'>

const row = isId
const goal = isId
const marks = mapOf(orNull(oneOf(MARKS)))
const place = { goal, actor: isId, matrix: oneOf(MATRICES), rank: isText }
const wording = {
  ...{ text: isText, target: isText, years: mapOf(oneOf(MARKS)) },
  ...{ goal: isId<GoalId>, actor: isId<ActorId> },
}
const decided = maybe(shaped({ by: isId, at: isNumber }))
const onRow = shaped<Of<'rows.restore'>>({ row })

const isKeptPatch: Check<Partial<BoardSettings>> = (value): value is Partial<BoardSettings> =>
  typeof value === 'object' && value !== null && isPatch(value)

/** Everything that is written into the plan, or taken back in it, as a device keeps it. */
const PLAN: Record<Plan['verb'], Check<unknown>> = {
  'rows.add': shaped<Of<'rows.add'>>({
    ...{ row, ...place, text: isText, target: maybe(isText) },
    ...{ years: maybe(mapOf(oneOf(MARKS))), from: maybe(listOf(isId<NoteId>)) },
  }),
  'rows.rewrite': shaped<Of<'rows.rewrite'>>({
    ...{ row, field: oneOf(['text', 'target']), text: isText },
  }),
  'rows.schedule': shaped<Of<'rows.schedule'>>({ row, years: marks }),
  'rows.decide': shaped<Of<'rows.decide'>>({
    ...{ row, state: oneOf(['asked', 'agreed', 'held', 'declined']), by: isId, at: isNumber },
    ...{
      reason: maybe(isText),
      takers: maybe(listOf(isId<ActorId>)),
      wording: maybe(shaped(wording)),
    },
  }),
  'rows.place': shaped<Of<'rows.place'>>({ row, ...place, years: maybe(marks) }),
  'rows.remove': shaped<Of<'rows.remove'>>({ row, at: maybe(isNumber) }),
  'rows.restore': onRow,
  'rows.settle': onRow,
  'goals.add': shaped<Of<'goals.add'>>({ goal, title: isText, rank: isText }),
  'goals.write': shaped<Of<'goals.write'>>({ goal, title: isText, measure: isText }),
  'goals.settle': shaped<Of<'goals.settle'>>({ goal }),
  'questions.confirm': shaped<Of<'questions.confirm'>>({
    ...{ answer: isId, about: isText, question: isText },
    ...{ by: maybe(isId<ActorId>), at: isNumber, found: maybe(isText) },
  }),
  'questions.reopen': shaped<Of<'questions.reopen'>>({ answer: isId }),
  'board.set': shaped<Of<'board.set'>>({ patch: isKeptPatch }),
  'board.shift': shaped<Of<'board.shift'>>({ from: isNumber }),
  'board.settle': shaped({}),
  'put-back': shaped<Of<'put-back'>>({
    changes: listOf(
      shaped<FieldChange>({
        ...{ root: oneOf(PLAN_ROOTS), id: isText, field: isText, key: maybe(isText) },
        ...{ was: isAny, left: isAny },
      }),
    ),
  }),
}

const saysPlan = saying(PLAN)
const isPlan = (value: unknown): value is Plan => saysPlan(value)

/** Until there was `board.set` some settings had verbs of their own: devices may keep those. */
const OWN_VERBS: ReadonlyMap<unknown, SettingKey> = new Map([
  ['board.rename', 'title'],
  ['board.focus', 'focus'],
  ['board.grouping', 'grouping'],
  ['board.lock', 'locked'],
  ['board.timer', 'timer'],
  ['board.tables', 'tables'],
])

function asSet(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  const setting = OWN_VERBS.get(Reflect.get(value, 'verb'))
  if (!setting) return value
  const [goal, view] = [Reflect.get(value, 'goal'), Reflect.get(value, 'view')]
  const there = setting === 'focus' ? { goal, view } : Reflect.get(value, setting)
  return { verb: 'board.set', patch: { [setting]: there } }
}

const isDecision = shaped({
  ...{ row, state: oneOf(ROW_STATES), decided, reason: isText },
  ...{ takers: maybe(mapOf(isNumber)), taker: maybe(isId), at: maybe(isNumber) },
  agreed: maybe(shaped({ ...wording, by: isId, at: isNumber, takers: mapOf(isNumber) })),
})
const isQuestion = shaped({ row: maybe(row), goal: maybe(goal), question: maybe(isText) })

/** What undo did had two verbs of its own: it set a decision back, or a question. */
function asPutBack(value: unknown): unknown {
  const verb = typeof value === 'object' && value !== null && Reflect.get(value, 'verb')
  if (verb === 'question' && isQuestion(value)) {
    const [root, id = ''] = value.row
      ? (['rows', value.row] as const)
      : ([value.goal ? 'goals' : 'board', value.goal] as const)
    return { verb: 'put-back', changes: [{ root, id, field: 'question', was: value.question }] }
  }
  if (verb !== 'decision' || !isDecision(value)) return value
  const { state, decided, reason, takers, taker, at, agreed } = value
  const fields = takers ? { state, decided, reason, takers, agreed } : { state, decided, reason }
  const changes: FieldChange[] = Object.entries(fields).map(([field, was]) => ({
    ...{ root: 'rows', id: value.row, field, was },
  }))
  if (!takers && taker !== undefined)
    changes.push({ root: 'rows', id: value.row, field: 'takers', key: taker, was: at })
  return { verb: 'put-back', changes }
}

/** What a device keeps of something written into the plan; undefined where it cannot be read. */
export function planKept(value: unknown): Undoable | undefined {
  const now = asPutBack(asSet(value))
  return isPlan(now) ? now : undefined
}

/** The same, or something said of a note. */
export const anyKept = (value: unknown): Undoable | undefined =>
  isKeptSaid(value) ? value : planKept(value)
