import { type BoardId, type Chance, newId } from '../shared/board/ids.ts'
import type { Role } from '../shared/board/roles.ts'
import { ROLES } from '../shared/board/roles.ts'
import type { Period } from '../shared/board/schema.ts'
import { boardFromPlan } from '../shared/plan/board-from-plan.ts'
import type { Plan } from '../shared/plan/format.ts'
import { fiscalYearAt } from '../shared/plan/years.ts'
import type { Clock } from './clock.ts'
import { newJoinCode } from './seats/join-code.ts'
import { newSecret } from './seats/tokens.ts'
import type { BoardRecord, Links, Registry } from './store/registry.ts'

export interface NewBoard {
  plan: Plan
  title: string
  heldOn?: string | undefined
  /** Otherwise the plan's own; otherwise five years from the next fiscal year. */
  period?: Period | undefined
  /** Ids of the plan's goals; otherwise all of them. */
  goals?: readonly string[] | undefined
  tables?: number | undefined
}

const DEFAULT_TABLES = 4
const DEFAULT_YEARS = 5

/** Makes a board from a plan: register, links and first document in one durable step. */
export async function createBoard(
  { registry, clock, chance }: { registry: Registry; clock: Clock; chance: Chance },
  { plan, title, heldOn, period, goals, tables = DEFAULT_TABLES }: NewBoard,
): Promise<{ board: BoardRecord; links: Links }> {
  const createdAt = clock.now()
  const epoch = newId(chance)
  const board: BoardRecord = {
    id: newId<BoardId>(chance),
    template: plan.id,
    title,
    joinCode: await freeCode(registry, chance),
    heldOn,
    tables,
    state: 'open',
    reception: 'open',
    createdAt,
  }
  const links = Object.fromEntries(ROLES.map((role) => [role, newSecret(chance)]))
  const first = boardFromPlan(plan, {
    title,
    period: period ?? plan.period ?? nextYears(createdAt),
    goals,
    tables,
    epoch,
    client: newClient(chance),
  })
  await registry.addBoard(board, links as Record<Role, string>, epoch, first)
  return { board, links: links as Record<Role, string> }
}

function nextYears(now: number): Period {
  const from = fiscalYearAt(now) + 1
  return { from, to: from + DEFAULT_YEARS - 1 }
}

/** Among a million codes a free one is found at the first try, or the server has too many boards. */
async function freeCode(registry: Registry, chance: Chance): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const code = newJoinCode(chance)
    if (!(await registry.boardByCode(code))) return code
  }
  throw new Error('no free join code in 100 tries')
}

const newClient = (chance: Chance): number =>
  new Uint32Array(chance(new Uint8Array(4)).buffer)[0] ?? 0
