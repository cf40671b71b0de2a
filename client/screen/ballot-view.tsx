import './ballot.css'
import { type Ballot, isOpen } from '../../shared/board/ballots.ts'
import { stickersOf, sum } from '../../shared/board/counting.ts'
import { goalNumber } from '../../shared/board/goal-number.ts'
import { peopleInAll } from '../../shared/board/people.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { choosable } from '../ballots/choosable.ts'
import { Results, resultsOf } from '../ballots/results.tsx'
import { paperOf } from '../seat/note-card.tsx'
import { useDeviceState } from '../sync/hooks.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'
import { Title } from './title.tsx'

/** So many lines the hall reads at once. */
const LINES = 6
/** Notes of few stickers that stand beside the result. */
const FEW = 3

/** What everybody is asked: how many have chosen, and when it is closed what came of it. */
export function BallotView({ board, title }: { board: Snapshot; title: string }) {
  const ballot = board.ballots.find(isOpen) ?? board.ballots.at(-1)
  if (!ballot)
    return (
      <main className="screen-ballot">
        <Head over={title} title={words.wallNone} each={undefined} />
      </main>
    )
  const goal = board.goals.find(({ id }) => id === ballot.goal)
  const kind = words.kind[ballot.kind]
  const over = [
    goal && goalNumber(board.goals, goal.id),
    isOpen(ballot) ? kind : words.wallResult(kind),
  ]
  return (
    <main className="screen-ballot">
      <Head
        over={over.filter(Boolean).join('　')}
        title={ballot.title || goal?.title || kind}
        each={ballot.kind === 'stickers' ? stickersOf(ballot).each : undefined}
      />
      {isOpen(ballot) && !ballot.live ? (
        <Choosing board={board} ballot={ballot} />
      ) : (
        <Counted board={board} ballot={ballot} />
      )}
    </main>
  )
}

function Head({ over, title, each }: { over: string; title: string; each: number | undefined }) {
  return (
    <header className="screen-head">
      <div className="screen-over">
        <p className="screen-one-line">{over}</p>
        {each !== undefined && <p>{words.wallEach(each)}</p>}
      </div>
      <Title text={title} />
    </header>
  )
}

/** How many have chosen, and nothing of what. */
function Choosing({ board, ballot }: { board: Snapshot; ballot: Ballot }) {
  const people = useDeviceState((state) => state.here.people)
  const voted = useDeviceState(({ voting }) => voting[ballot.id])
  const count = (voted?.seats ?? 0) + (voted?.hands ?? 0)
  const all = Math.max(peopleInAll(board.board.people) ?? people, count)
  const options = ballot.kind === 'closing' ? [] : choosable(board, ballot)
  return (
    <div className="screen-ballot-open">
      <div className="screen-ballot-people">
        <p className="screen-ballot-count">
          <strong>{count}</strong>
          {words.of(all)}
        </p>
        <p>{ballot.kind === 'closing' ? words.wallClosing : words.wallOpen}</p>
        {ballot.kind !== 'closing' && <p className="screen-soft">{words.wallHidden}</p>}
      </div>
      {options.length > 0 && (
        <ul>
          {options.slice(0, LINES).map(({ id, name }) => (
            <li key={id}>{name || words.untitled}</li>
          ))}
          {options.length > LINES && (
            <li className="screen-soft">{words.wallMore(options.length - LINES)}</li>
          )}
        </ul>
      )}
    </div>
  )
}

function Counted({ board, ballot }: { board: Snapshot; ballot: Ballot }) {
  const tally = board.tallies.find(({ id }) => id === ballot.id)
  if (ballot.kind === 'closing') return <p className="screen-ballot-thanks">{words.wallClosed}</p>
  if (!tally) return <Choosing board={board} ballot={ballot} />
  const results = resultsOf(board, ballot, tally)
  const few =
    ballot.on === 'notes' && !isOpen(ballot)
      ? results
          .slice(LINES)
          .reverse()
          .slice(0, FEW)
          .flatMap(({ option, count }) => {
            const note = board.notes.find(({ id }) => id === option)
            return note ? [{ note, count }] : []
          })
      : []
  const { seats, handsOf, totals, hands } = tally
  return (
    <>
      <div className="screen-ballot-result">
        <div>
          {handsOf > 0 && <p className="screen-soft">{words.wallApart}</p>}
          <Results results={results} most={LINES} />
          {results.length > LINES && (
            <p className="screen-soft">{words.wallMore(results.length - LINES)}</p>
          )}
        </div>
        {few.length > 0 && (
          <aside>
            <h2>{words.few}</h2>
            <p className="screen-soft">{words.fewHelp}</p>
            <ul>
              {few.map(({ note, count }) => (
                <li key={note.id} className={paperOf(note.table)}>
                  <p>{note.text}</p>
                  <small>{words.stickers(count)}</small>
                </li>
              ))}
            </ul>
          </aside>
        )}
      </div>
      <p className="screen-ballot-sum">
        {ballot.kind === 'stickers'
          ? words.wallTotals(seats, sum(Object.values(totals)))
          : words.people(seats)}
        {handsOf > 0 && `　${words.wallHands(handsOf, sum(Object.values(hands)))}`}
        {ballot.kind === 'stickers' && `　${words.wallDecide}`}
      </p>
    </>
  )
}
