/** What holds between the parts of a plan: ids, references, years, sources. */
import { LIMITS } from '../wire.ts'
import { complain, type Path, type PlanError } from './complaints.ts'
import { followUpErrors } from './follow-up-rules.ts'
import type { Plan, PlanGoal, PlanRow, PlanTheme } from './format.ts'
import { MOST_SAID } from './laid-years.ts'
import { questionOfGoal, questionOfPlan } from './questions.ts'
import { readings } from './readings.ts'

interface Named {
  id: string
}

/** Every thing of one kind with its path. */
type Placed<T> = readonly (readonly [path: Path, thing: T])[]

const placed = <T>(things: readonly T[] | undefined, ...path: Path): Placed<T> =>
  (things ?? []).map((thing, at) => [[...path, at], thing] as const)

function* duplicates(things: Placed<Named>): Generator<PlanError> {
  const seen = new Set<string>()
  for (const [path, { id }] of things) {
    if (seen.has(id))
      yield complain([...path, 'id'], `「${id}」は二度使われています。`, `id "${id}" is used twice`)
    seen.add(id)
  }
}

function* idErrors(plan: Plan, holders: Placed<PlanGoal | PlanTheme>): Generator<PlanError> {
  const inHolders = <T>(key: string, of: (holder: PlanGoal | PlanTheme) => T[] | undefined) =>
    holders.flatMap(([path, holder]) => placed(of(holder), ...path, key))
  yield* duplicates(placed(plan.sources, 'sources'))
  yield* duplicates(placed(plan.actors, 'actors'))
  yield* duplicates(placed(plan.themes, 'themes'))
  yield* duplicates(placed(plan.goals, 'goals'))
  yield* duplicates(plan.goals.flatMap((goal, at) => placed(goal.rows, 'goals', at, 'rows')))
  yield* duplicates(inHolders('indicators', (holder) => holder.indicators))
  yield* duplicates(inHolders('results', (holder) => holder.results))
  yield* duplicates(inHolders('opinions', (holder) => holder.opinions))
  yield* duplicates(placed(plan.shares, 'shares'))
}

/** A spelling that could mean two actors would put a row under the wrong one. */
function* spellingErrors(plan: Plan): Generator<PlanError> {
  const owners = new Map<string, string>()
  for (const [path, actor] of placed(plan.actors, 'actors')) {
    const aliases = placed(actor.aliases, ...path, 'aliases')
    for (const [where, name] of [[[...path, 'name'], actor.name] as const, ...aliases]) {
      const owner = owners.get(name)
      if (owner !== undefined)
        yield complain(
          where,
          `「${name}」は「${owner}」でも使われています。`,
          `"${name}" is already a spelling of actor "${owner}"`,
        )
      owners.set(name, actor.id)
    }
  }
}

function* themeErrors(plan: Plan): Generator<PlanError> {
  const before = new Set<string>()
  for (const [path, theme] of placed(plan.themes, 'themes')) {
    if (theme.parent !== undefined && !before.has(theme.parent))
      yield complain(
        [...path, 'parent'],
        `「${theme.parent}」がこれより前にありません。`,
        `no theme "${theme.parent}" stands before this one`,
      )
    before.add(theme.id)
  }
  for (const [path, goal] of placed(plan.goals, 'goals'))
    if (goal.theme !== undefined && !before.has(goal.theme))
      yield complain(
        [...path, 'theme'],
        `「${goal.theme}」は themes にありません。`,
        `no theme "${goal.theme}"`,
      )
}

function* rowErrors(plan: Plan, row: PlanRow, path: Path): Generator<PlanError> {
  const actor = plan.actors.find((one) => one.id === row.actor)
  if (actor === undefined)
    yield complain(
      [...path, 'actor'],
      `「${row.actor}」は actors にありません。`,
      `no actor "${row.actor}"`,
    )
  else if ((actor.kind === 'community') !== (row.matrix === 'expected'))
    yield complain(
      [...path, 'matrix'],
      `「${actor.name}」（${actor.kind}）の取組は ${actor.kind === 'community' ? 'expected' : 'planned'} に入れてください。`,
      `rows of a ${actor.kind} actor belong in ${actor.kind === 'community' ? 'expected' : 'planned'}`,
    )
  if (row.years === undefined) return
  const columns = plan.yearColumns?.labels.length ?? 0
  for (const column of Object.keys(row.years))
    if (Number(column) >= columns)
      yield complain(
        [...path, 'years'],
        `列${column}は年度の列（${columns}列、0から）にありません。`,
        `there is no year column ${column}: yearColumns has ${columns}, counted from 0`,
      )
}

function* periodErrors(plan: Plan): Generator<PlanError> {
  const periods = [
    [['period'] as Path, plan.period] as const,
    ...placed(plan.themes, 'themes').map(
      ([path, theme]) => [[...path, 'period'], theme.period] as const,
    ),
  ]
  for (const [path, period] of periods)
    if (period !== undefined && period.from > period.to)
      yield complain(path, 'from が to より後です。', '"from" is after "to"')
  const years = plan.period ? plan.period.to - plan.period.from + 1 : 0
  if (years > LIMITS.maxYears)
    yield complain(
      ['period'],
      `期間は${LIMITS.maxYears}年度までです（${years}年度あります）。`,
      `at most ${LIMITS.maxYears} years; there are ${years}`,
    )
  if (plan.yearColumns === undefined) return
  const { labels } = plan.yearColumns
  for (const [path, label] of placed(labels, 'yearColumns', 'labels'))
    if (labels.indexOf(label) !== path.at(-1))
      yield complain(path, `「${label}」の列が二つあります。`, `two columns are called "${label}"`)
  if (plan.period !== undefined && plan.period.to - plan.period.from + 1 !== labels.length)
    yield complain(
      ['yearColumns', 'labels'],
      `列の数（${labels.length}）が period の年数と合いません。`,
      `${labels.length} columns do not fill the period ${plan.period.from}–${plan.period.to}`,
    )
}

function* sourceErrors(plan: Plan): Generator<PlanError> {
  for (const { path, printed } of readings(plan)) {
    if (printed === undefined) continue
    const source = plan.sources.find((one) => one.id === printed.document)
    if (source === undefined)
      yield complain(
        [...path, 'printed', 'document'],
        `「${printed.document}」は sources にありません。`,
        `no source "${printed.document}"`,
      )
    else if (printed.line > source.lines)
      yield complain(
        [...path, 'printed', 'line'],
        `出典は${source.lines}行までです。`,
        `the source has only ${source.lines} lines`,
      )
  }
}

/** A board takes so much and no more: what it holds, undo must be able to write again. */
function* questionErrors(plan: Plan): Generator<PlanError> {
  const most = LIMITS.maxQuestionUnits
  const asked = [
    // With them stands what a board's period made of the years.
    [[] as Path, questionOfPlan(plan), most - MOST_SAID] as const,
    ...placed(plan.goals, 'goals').map(
      ([path, goal]) => [path, questionOfGoal(goal), most] as const,
    ),
  ]
  for (const [path, { length }, most] of asked)
    if (length > most)
      yield complain(
        [...path, 'question'],
        `確認したいことが合わせて${length}文字あります。${most}文字までにしてください。`,
        `its questions have ${length} characters together; at most ${most}`,
      )
}

/** Everything that does not hold, in no particular order; empty for a sound plan. */
export function referenceErrors(plan: Plan): PlanError[] {
  const holders = [...placed(plan.themes, 'themes'), ...placed(plan.goals, 'goals')]
  return [
    ...idErrors(plan, holders),
    ...spellingErrors(plan),
    ...themeErrors(plan),
    ...plan.goals.flatMap((goal, at) =>
      placed(goal.rows, 'goals', at, 'rows').flatMap(([path, row]) => [
        ...rowErrors(plan, row, path),
      ]),
    ),
    ...periodErrors(plan),
    ...questionErrors(plan),
    ...sourceErrors(plan),
    ...followUpErrors(plan, holders),
  ]
}
