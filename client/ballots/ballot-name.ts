import type { Ballot } from '../../shared/board/ballots.ts'
import { useBoard } from '../sync/hooks.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'

/** How a ballot is called: by its own words, or by what it is. */
export function useBallotName() {
  const { goals } = useBoard()
  return ({ kind, title, goal }: Ballot) => {
    const about = goals.find(({ id }) => id === goal)?.title
    if (title) return title
    return about === undefined ? words.kind[kind] : `${words.kind[kind]}：${about}`
  }
}
