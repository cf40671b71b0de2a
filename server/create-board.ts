import type { Period } from '../shared/board/field-types.ts'
import { type BoardId, type Chance, newId } from '../shared/board/ids.ts'
import type { Role } from '../shared/board/roles.ts'
import { ROLES } from '../shared/board/roles.ts'
import { periodFor, USUAL_TABLES } from '../shared/board/usual.ts'
import type { Links } from '../shared/http.ts'
import { boardFromPlan } from '../shared/plan/board-from-plan.ts'
import type { Plan } from '../shared/plan/format.ts'
import { layYears } from '../shared/plan/laid-years.ts'
import { printedYears } from '../shared/plan/templates.ts'
import type { CodeLength } from '../shared/way-in.ts'
import type { Clock } from './clock.ts'
import { countByLength } from './seats/codes-in-use.ts'
import { lengthForNew } from './seats/guesses.ts'
import { newJoinCode } from './seats/join-code.ts'
import { newSecret } from './seats/tokens.ts'
import type { BoardRecord, Registry } from './store/registry.ts'

export interface NewBoard {
  plan: Plan
  title: string
  heldOn?: string | undefined
  /** Otherwise the plan's own while it runs; otherwise as many from the next fiscal year on. */
  period?: Period | undefined
  /** Ids of the plan's goals; otherwise all of them. */
  goals?: readonly string[] | undefined
  tables?: number | undefined
}

interface Makes {
  registry: Registry
  clock: Clock
  chance: Chance
  /** Otherwise every board's. */
  codesInUse?: (() => Promise<Record<CodeLength, number>>) | undefined
}

/**
 * Makes a board from a plan: register, links and first document in one durable step.
 * @returns with it `years`: what became of the years that the plan prints
 */
export async function createBoard(
  { registry, clock, chance, codesInUse }: Makes,
  { plan, title, heldOn, period, goals, tables = USUAL_TABLES }: NewBoard,
): Promise<{ board: BoardRecord; links: Links; years: readonly string[] }> {
  const createdAt = clock.now()
  const epoch = newId(chance)
  const board: BoardRecord = {
    id: newId<BoardId>(chance),
    template: plan.id,
    title,
    joinCode: await freeCode({ registry, chance, codesInUse }),
    heldOn,
    tables,
    state: 'open',
    reception: 'open',
    createdAt,
  }
  const links = Object.fromEntries(ROLES.map((role) => [role, newSecret(chance)]))
  const laidOn = period ?? periodFor(printedYears(plan), createdAt)
  const client = newClient(chance)
  const first = boardFromPlan(plan, {
    title,
    period: laidOn,
    goals,
    tables,
    epoch,
    client,
  })
  await registry.addBoard(board, links as Record<Role, string>, epoch, first, client)
  const chosen = goals ? plan.goals.filter(({ id }) => goals.includes(id)) : plan.goals
  const years = layYears(plan, laidOn, chosen).questions
  return { board, links: links as Record<Role, string>, years }
}

/** A free one is found at the first try, or the server has too many boards. */
async function freeCode({ registry, chance, codesInUse }: Omit<Makes, 'clock'>): Promise<string> {
  const inUse = codesInUse
    ? await codesInUse()
    : countByLength((await registry.boards()).map(({ joinCode }) => joinCode))
  for (let tries = 0; tries < 100; tries++) {
    const code = newJoinCode(chance, lengthForNew(inUse))
    if (!(await registry.boardByCode(code))) return code
  }
  throw new Error('no free join code in 100 tries')
}

const newClient = (chance: Chance): number =>
  new Uint32Array(chance(new Uint8Array(4)).buffer)[0] ?? 0
