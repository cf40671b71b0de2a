import type { Agreement, Decision, RowState, Wording } from './field-types.ts'
import type { ActorId } from './ids.ts'

/** What is read of a row to say who took it on. */
interface Answered {
  state: RowState
  decided?: Decision | undefined
  agreed?: Agreement | undefined
  takers: Readonly<Record<ActorId, number>>
}

/** What was agreed, where that was kept for the decision which still stands. */
export const agreementOf = ({
  state,
  decided,
  agreed,
}: Omit<Answered, 'takers'>): Agreement | undefined =>
  state === 'agreed' && agreed !== undefined && agreed.at === decided?.at ? agreed : undefined

/**
 * Who took a row on, and when: nobody while it is not agreed. Where no agreement was kept (older
 * boards), an earlier answer stands beside the one that replaced it: the takers are those of the
 * decision that stands.
 */
export function tookOn(row: Answered): Readonly<Record<ActorId, number>> {
  if (row.state !== 'agreed') return {}
  const kept = agreementOf(row)
  const took = kept ? Object.entries(kept.takers) : ofTheDecision(row)
  return Object.fromEntries([...took].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * On older boards an answer added its taker to those before: whether that one took it on as well, or
 * instead, was not kept. The later one is shown, and staff are asked.
 */
export const takersQuestion = (row: Answered): string | undefined => {
  const all = Object.keys(row.takers).length
  return row.state === 'agreed' && all > Object.keys(tookOn(row)).length
    ? `引き受けたところが${all}か所記録されています。表と紙には、あとから答えたところだけを出しています。引き受けたところを確かめて、記録の画面の「変える」で選んでください。`
    : undefined
}

function ofTheDecision({ takers, decided }: Answered): readonly [string, number][] {
  const all = Object.entries(takers)
  const last = all.filter(([, at]) => at === decided?.at)
  if (last.length > 0) return last
  return all.length === 0 && decided ? [[decided.by, decided.at]] : all
}

/** The part of a row that one agrees to. */
export const wordingOf = ({ text, target, years, goal, actor }: Wording): Wording => ({
  text,
  target,
  years,
  goal,
  actor,
})
