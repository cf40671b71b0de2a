import { generateNKeysBetween } from 'fractional-indexing'
import * as Y from 'yjs'
import { together } from '../board/answers.ts'
import { addEntry, type Board, boardFields, openBoard } from '../board/document.ts'
import type { ActorFields, GoalFields, Passage, Period, RowFields } from '../board/field-types.ts'
import { FORMAT } from '../board/format.ts'
import type { ActorId, GoalId } from '../board/ids.ts'
import type { Plan, PlanActor, PlanGoal, PlanPassage, PlanRow } from './format.ts'
import { type LaidYears, layYears } from './laid-years.ts'
import { questionOfGoal, questionOfPlan } from './questions.ts'

/** What a workshop adds to the plan it starts from. */
export interface Workshop {
  title: string
  /** The first year column becomes `from`. */
  period: Period
  /** Ids of the plan's goals that are laid out, in any order; without it all of them. */
  goals?: readonly string[] | undefined
  tables: number
  epoch: string
  /** The Yjs client id to write with. No device may write with it later. */
  client: number
}

/** @returns the new board's document as one Yjs v1 update. The plan must have passed `parsePlan`. */
export function boardFromPlan(plan: Plan, workshop: Workshop): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = workshop.client
  const board = openBoard(doc)
  doc.transact(() => {
    const goals = workshop.goals
      ? plan.goals.filter(({ id }) => workshop.goals?.includes(id))
      : plan.goals
    const laid = layYears(plan, workshop.period, goals)
    layBoard(board, plan, workshop, { first: goals[0], laid })
    const actorRanks = ranks(plan.actors.length)
    for (const [at, actor] of plan.actors.entries()) layActor(board, actor, actorRanks[at] ?? '')
    const goalRanks = ranks(goals.length)
    for (const [at, goal] of goals.entries()) layGoal(board, goal, goalRanks[at] ?? '')
    // One order for all rows, so that every list of them reads like the plan.
    const rows = goals.flatMap((goal) => goal.rows.map((row) => ({ goal, row })))
    const rowRanks = ranks(rows.length)
    for (const [at, { goal, row }] of rows.entries())
      layRow(board, goal, row, rowRanks[at] ?? '', laid)
  })
  const update = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return update
}

const ranks = (count: number) => generateNKeysBetween(null, null, count)

function layBoard(
  board: Board,
  plan: Plan,
  workshop: Workshop,
  { first, laid }: { first: PlanGoal | undefined; laid: LaidYears },
) {
  const { title, period, tables, epoch } = workshop
  const question = together(...laid.questions, questionOfPlan(plan) || undefined)
  boardFields(board).set({
    title,
    period,
    tables,
    focus: { goal: first ? (first.id as GoalId) : null, view: 'join' },
    grouping: 'own',
    locked: false,
    timer: null,
    state: 'open',
    epoch,
    format: FORMAT,
    chapter: { title: plan.chapter?.text ?? plan.title, lead: passages(plan.lead) },
    ...(question === undefined ? {} : { question }),
  })
}

function layActor(board: Board, { id, name, plain, kind }: PlanActor, rank: string) {
  addEntry<ActorFields>(board, 'actors', id, { name, plain, kind, rank })
}

function layGoal(board: Board, goal: PlanGoal, rank: string) {
  const question = questionOfGoal(goal)
  addEntry<GoalFields>(board, 'goals', goal.id, {
    title: goal.title,
    measure: goal.measure?.text ?? '',
    lead: passages(goal.lead),
    rank,
    ...(goal.number === undefined ? {} : { number: goal.number }),
    ...(question === '' ? {} : { question }),
  })
}

function layRow(board: Board, goal: PlanGoal, row: PlanRow, rank: string, laid: LaidYears) {
  addEntry<RowFields>(board, 'rows', row.id, {
    goal: goal.id as GoalId,
    actor: row.actor as ActorId,
    matrix: row.matrix,
    text: new Y.Text(row.text),
    target: new Y.Text(row.target ?? ''),
    reason: new Y.Text(),
    years: new Y.Map(laid.marksOf(row)),
    takers: new Y.Map(),
    from: new Y.Map(),
    state: 'plan',
    rank,
    removed: false,
    ...(row.printed === undefined ? {} : { printed: row.printed }),
    ...(row.question === undefined ? {} : { question: row.question }),
  })
}

const passages = (lead: readonly PlanPassage[] | undefined): Passage[] =>
  (lead ?? []).map(({ heading, about, lines }) => ({
    heading: about === undefined ? heading : `${heading}　${about}`,
    lines: lines.map((line) => line.text),
  }))
