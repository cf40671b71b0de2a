import { useEffect, useState } from 'react'
import type { Ballot } from '../../shared/board/ballots.ts'
import { sum } from '../../shared/board/counting.ts'
import type { FreeLine } from '../../shared/http.ts'
import { useSession } from '../sync/board-session.tsx'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { HttpError, request } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'
import { useBallotName } from './ballot-name.ts'
import { ClosingResults, Results, resultsOf } from './results.tsx'
import { useBallotSaying } from './use-ballot-saying.ts'

/** What came of a ballot that is closed. */
export function BallotResult({ ballot }: { ballot: Ballot }) {
  const board = useBoard()
  const name = useBallotName()
  const tally = board.tallies.find(({ id }) => id === ballot.id)
  if (!tally) return null
  const { seats, handsOf, totals, hands } = tally
  return (
    <article className="ballot-result" aria-label={`${name(ballot)} ${words.results}`}>
      <h3>{name(ballot)}</h3>
      <p className="lead-sub figures">
        {ballot.kind === 'stickers'
          ? `${words.wallTotals(seats, sum(Object.values(totals)))}　${words.wallHands(handsOf, sum(Object.values(hands)))}`
          : words.chose(seats, handsOf, null)}
      </p>
      {seats + handsOf === 0 && <p>{words.nobody}</p>}
      {ballot.kind === 'closing' ? (
        <>
          <ClosingResults ballot={ballot} tally={tally} />
          {ballot.line && <FreeLines ballot={ballot} heading={ballot.line} />}
        </>
      ) : (
        seats + handsOf > 0 && <Results results={resultsOf(board, ballot, tally)} />
      )}
    </article>
  )
}

/** What people wrote freely: asked of the server, for it is in no document. */
function FreeLines({ ballot, heading }: { ballot: Ballot; heading: string }) {
  const { id: board } = useSession()
  const { seat } = useDevice()
  const speaker = useSpeaker()
  const { say, problem, tell } = useBallotSaying()
  const [lines, setLines] = useState<readonly FreeLine[]>([])
  useEffect(() => {
    let over = false
    request('GET /api/boards/:id/ballots/:ballot/lines', {
      ...{ at: { id: board, ballot: ballot.id }, as: seat.role },
    }).then(
      (answer) => {
        if (!over) setLines(answer)
      },
      (error: unknown) => {
        if (!(error instanceof HttpError)) throw error
      },
    )
    return () => {
      over = true
    }
  }, [board, ballot.id, seat.role])
  const shown = lines.filter(({ away }) => !away)
  return (
    <section aria-label={words.lines}>
      <h4>{heading}</h4>
      <p className="lead-sub">{shown.length > 0 ? words.linesShuffled : words.noLines}</p>
      <ul className="ballot-lines">
        {shown.map(({ line, text }) => (
          <li key={line}>
            <p>{text}</p>
            {seat.role === 'facilitator' && (
              <Button
                look="plain"
                onClick={() =>
                  void say({ verb: 'ballots.putLineAway', ballot: ballot.id, line }).then(() => {
                    setLines((all) =>
                      all.map((one) => (one.line === line ? { ...one, away: true } : one)),
                    )
                    speaker.announce(words.putAwaySaid)
                  }, tell)
                }
              >
                {words.putAway}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div role="alert">{problem && <Notice>{problem}</Notice>}</div>
    </section>
  )
}
