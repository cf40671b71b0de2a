/** Plans that are hard to print, made from the Izumi plan: a folder of them for a server of its own. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Plan } from '../../shared/plan/format.ts'

type Changed = Pick<Plan, 'actors' | 'goals'>

const onlyOf =
  (kind: string) =>
  ({ actors, goals }: Changed): Changed => {
    const there = new Set(actors.filter((actor) => actor.kind === kind).map(({ id }) => id))
    return {
      actors: actors.filter(({ id }) => there.has(id)),
      goals: goals.map((goal) => ({
        ...goal,
        rows: goal.rows.filter(({ actor }) => there.has(actor)),
      })),
    }
  }

/** Twenty-four goals, fourteen 誰が with long names. */
function many({ actors, goals }: Changed): Changed {
  return {
    actors: Array.from({ length: 14 }, (_, at) => {
      const like = actors[at % actors.length]
      if (!like) throw new Error('a plan without 誰が')
      return at < actors.length
        ? like
        : {
            ...like,
            id: `more-${at}`,
            name: `${like.name}の部会 ${at}`,
            plain: `なかま${at}`,
            aliases: [],
          }
    }),
    goals: Array.from({ length: 24 }, (_, at) => {
      const like = goals[at % goals.length]
      if (!like) throw new Error('a plan without goals')
      const id = `g${at + 1}`
      const rows = like.rows.map((row) => ({ ...row, id: `${id}-${row.id}` }))
      return { ...like, id, number: `基本目標 ${at + 1}`, rows }
    }),
  }
}

const PLANS: Readonly<Record<string, (plan: Changed) => Changed>> = {
  izumi: (plan) => plan,
  'only-bodies': onlyOf('body'),
  'only-community': onlyOf('community'),
  many,
}

/** @returns the folder */
export function hardPlans(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yoriai-plans-'))
  for (const [id, change] of Object.entries(PLANS)) {
    const izumi = JSON.parse(readFileSync('seeds/izumi/plan.json', 'utf8')) as Plan
    mkdirSync(join(folder, id))
    writeFileSync(join(folder, id, 'plan.json'), JSON.stringify({ ...izumi, id, ...change(izumi) }))
  }
  return folder
}
