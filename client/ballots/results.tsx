import type { Ballot, Tally } from '../../shared/board/ballots.ts'
import { answersTo, FACES, faceKey } from '../../shared/board/counting.ts'
import { type Ranked, ranked } from '../../shared/board/results.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { LIMITS } from '../../shared/wire.ts'
import { ballotWords as words } from '../words/ballot-lead.ts'
import { BALLOTS } from '../words/ballots.ts'
import { useWords } from '../words/provided.ts'
import { choosable } from './choosable.ts'
import { Face } from './face.tsx'

export interface Result extends Ranked {
  name: string
}

/** What came of stickers or of a question: the most first; at the same number it is the same place. */
export function resultsOf(
  board: Pick<Snapshot, 'notes' | 'groups'>,
  ballot: Ballot,
  tally: Tally,
): readonly Result[] {
  const options = choosable(board, ballot)
  const names = new Map(options.map(({ id, name }) => [id, name || words.untitled]))
  return ranked([...names.keys()], tally).map((one) => ({
    ...one,
    name: names.get(one.option) ?? '',
  }))
}

/** The result as a list with bars; hands stand apart. */
export function Results({ results, most }: { results: readonly Result[]; most?: number }) {
  const top = Math.max(1, ...results.map(({ count, hands }) => count + hands))
  const shown = most === undefined ? results : results.slice(0, most)
  return (
    <ol className="ballot-results">
      {shown.map(({ option, name, place, tied, count, hands }) => (
        <li key={option}>
          <p className="ballot-place figures">
            {words.rank(place)}
            {tied && <small>{words.tied}</small>}
          </p>
          <div className="ballot-bar-of">
            <p className="ballot-name">{name}</p>
            <div className="ballot-bar" aria-hidden="true">
              <span style={{ inlineSize: `${(count / top) * 100}%` }} />
              {hands > 0 && <span data-hands style={{ inlineSize: `${(hands / top) * 100}%` }} />}
            </div>
          </div>
          <p className="ballot-count figures">
            <strong>{count}</strong>
            {hands > 0 && <small>{words.raised(hands)}</small>}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** What came of the questions at the end: each by itself, nothing of fewer than five answers. */
export function ClosingResults({ ballot, tally }: { ballot: Ballot; tally: Tally }) {
  const { faces } = useWords(BALLOTS)
  return (
    <ul className="ballot-closing">
      {(ballot.options ?? []).map((question, at) => {
        const place = String(at + 1)
        const count = (face: number) =>
          (tally.totals[faceKey(place, face)] ?? 0) + (tally.hands[faceKey(place, face)] ?? 0)
        const all = answersTo(place, tally.totals) + answersTo(place, tally.hands)
        return (
          <li key={question}>
            <h4>{question}</h4>
            {all < LIMITS.fewestShown ? (
              <p className="lead-sub">{words.tooFew}</p>
            ) : (
              <dl>
                {[...FACES].reverse().map((face) => (
                  <div key={face}>
                    <dt>
                      <Face face={face} />
                      {faces[face - 1]}
                    </dt>
                    <dd className="figures">
                      <span className="ballot-bar" aria-hidden="true">
                        <span style={{ inlineSize: `${(count(face) / all) * 100}%` }} />
                      </span>
                      {words.people(count(face))}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </li>
        )
      })}
    </ul>
  )
}
