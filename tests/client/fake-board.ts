import * as Y from 'yjs'
import izumi from '../../seeds/izumi/plan.json' with { type: 'json' }
import { addEntry, type Board, boardFields, openBoard } from '../../shared/board/document.ts'
import type { ActorFields, GoalFields, Mark, RowFields } from '../../shared/board/field-types.ts'
import type { ActorId, GoalId } from '../../shared/board/ids.ts'
import { rankAtEnd } from '../../shared/board/ranks.ts'
import type { Plan } from '../../shared/plan/format.ts'

/** A real document with the Izumi plan on it, for trying screens without a server. */
export function izumiBoard(): Board {
  const board = openBoard(new Y.Doc())
  board.doc.transact(() => fill(board, izumi as unknown as Plan))
  return board
}

/** Ranks in printed order, one list per call. */
function ranks() {
  const given: { id: string; rank: string }[] = []
  return (id: string) => {
    const rank = rankAtEnd(given)
    given.push({ id, rank })
    return rank
  }
}

function fill(board: Board, plan: Plan) {
  const period = { from: 2022, to: 2027 }
  boardFields(board).set({
    title: plan.title,
    period,
    tables: 6,
    focus: { goal: null, view: 'join' },
    grouping: 'own',
    locked: false,
    state: 'open',
    epoch: 'fake',
  })
  const [goalRank, actorRank, rowRank] = [ranks(), ranks(), ranks()]
  for (const { id, name, plain, kind } of plan.actors)
    addEntry<ActorFields>(board, 'actors', id, { name, plain, kind, rank: actorRank(id) })
  for (const goal of plan.goals) {
    addEntry<GoalFields>(board, 'goals', goal.id, {
      title: goal.title,
      measure: goal.measure?.text ?? '',
      number: goal.number ?? '',
      lead: [],
      rank: goalRank(goal.id),
    })
    for (const row of goal.rows)
      addEntry<RowFields>(board, 'rows', row.id, {
        goal: goal.id as GoalId,
        actor: row.actor as ActorId,
        matrix: row.matrix,
        text: new Y.Text(row.text),
        target: new Y.Text(row.target ?? ''),
        reason: new Y.Text(),
        years: new Y.Map<Mark>(
          Object.entries(row.years ?? {}).map(([at, mark]) => [
            String(period.from + Number(at)),
            mark,
          ]),
        ),
        takers: new Y.Map(),
        from: new Y.Map(),
        state: 'plan',
        rank: rowRank(row.id),
        ...(row.printed ? { printed: row.printed } : {}),
        ...(row.question ? { question: row.question } : {}),
        removed: false,
      })
  }
}
