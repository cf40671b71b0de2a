import './ballots.css'
import { useState } from 'react'
import { type Ballot, isOpen } from '../../shared/board/ballots.ts'
import type { BallotKind } from '../../shared/board/field-types.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import { peopleInAll } from '../../shared/board/people.ts'
import { useBoard, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'
import { useBallotName } from './ballot-name.ts'
import { BallotResult } from './ballot-result.tsx'
import { OpenBallot } from './open-ballot.tsx'
import { RaiseHands } from './raise-hands.tsx'
import { useBallotSaying } from './use-ballot-saying.ts'

/** 進行 of what everybody is asked: to begin, to see how many have chosen, to close, to read what came of it. */
export function LeadBallots({
  mayLead,
  onWall,
}: {
  mayLead: boolean
  /** Shows it to the hall. */
  onWall: (goal: GoalId | null) => void
}) {
  const { ballots } = useBoard()
  const [opening, setOpening] = useState<BallotKind | null>(null)
  const open = ballots.filter(isOpen)
  const closed = ballots.filter((one) => !isOpen(one))
  return (
    <section className="lead-card ballots" aria-labelledby="lead-ballots">
      <h2 id="lead-ballots">{words.title}</h2>
      {open.map((ballot) => (
        <Running key={ballot.id} ballot={ballot} mayLead={mayLead} />
      ))}
      <div className="lead-actions">
        {(['stickers', 'question', 'closing'] as const).map((kind) => (
          <Button key={kind} disabled={!mayLead} onClick={() => setOpening(kind)}>
            {
              {
                stickers: words.startStickers,
                question: words.startQuestion,
                closing: words.startClosing,
              }[kind]
            }
          </Button>
        ))}
      </div>
      <p className="lead-sub">{words.help}</p>
      {[...closed].reverse().map((ballot) => (
        <BallotResult key={ballot.id} ballot={ballot} />
      ))}
      {opening && <OpenBallot kind={opening} onWall={onWall} onClose={() => setOpening(null)} />}
    </section>
  )
}

function Running({ ballot, mayLead }: { ballot: Ballot; mayLead: boolean }) {
  const { board } = useBoard()
  const name = useBallotName()
  const speaker = useSpeaker()
  const here = useDeviceState((state) => state.here.people)
  const voted = useDeviceState(({ voting }) => voting[ballot.id])
  const { say, problem, tell } = useBallotSaying()
  const [asking, setAsking] = useState<'close' | 'cancel' | null>(null)
  const [handsOf, setHandsOf] = useState<number | null>(null)
  const people = peopleInAll(board.people) ?? here
  const { seats = 0, hands = 0, late = 0 } = voted ?? {}
  const all = Math.max(people, seats + hands)
  const tables = Array.from({ length: board.tables ?? 0 }, (_, at) => at + 1)

  const end = (verb: 'ballots.close' | 'ballots.cancel') =>
    void say({ verb, ballot: ballot.id }).then(() => {
      setAsking(null)
      speaker.announce(verb === 'ballots.close' ? words.closed : words.cancelled)
    }, tell)

  return (
    <article className="ballot-running" aria-label={name(ballot)}>
      <h3>{name(ballot)}</h3>
      <div className="ballot-progress">
        <p className="figures">
          <strong>{seats + hands}</strong>
          {words.of(all)}
        </p>
        <div>
          <Dots seats={seats} hands={hands} all={all} />
          <p>{words.chose(seats, hands, all > 0 ? Math.max(0, all - seats - hands) : null)}</p>
        </div>
        <div className="lead-actions">
          <Button look="main" disabled={!mayLead} onClick={() => setAsking('close')}>
            {words.close}
          </Button>
          <Button look="plain" disabled={!mayLead} onClick={() => setAsking('cancel')}>
            {words.cancel}
          </Button>
        </div>
      </div>
      {!ballot.live && <p className="lead-sub">{words.notShown}</p>}
      {ballot.kind === 'stickers' && ballot.on === 'groups' && (
        <p className="lead-sub">{words.frozen}</p>
      )}
      {late > 0 && (
        <Notice>
          <p>{words.late(late)}</p>
          <Button
            disabled={!mayLead}
            onClick={() =>
              void say({ verb: 'ballots.admit', ballot: ballot.id }).then(
                () => speaker.announce(words.admitted),
                tell,
              )
            }
          >
            {words.admit}
          </Button>
        </Notice>
      )}
      <div className="ballot-tables">
        <h4>{words.hands}</h4>
        <ul>
          {tables.map((table) => {
            const at = voted?.tables?.[table]
            const count = (at?.seats ?? 0) + (at?.hands ?? 0)
            return (
              <li key={table}>
                <Button
                  aria-pressed={handsOf === table}
                  onClick={() => setHandsOf(handsOf === table ? null : table)}
                >
                  {`${table}${words.handsTable} ${ofPeople(count, board.people?.[table]?.people)}`}
                </Button>
              </li>
            )
          })}
        </ul>
        {handsOf !== null && <RaiseHands ballot={ballot} table={handsOf} />}
      </div>
      <div role="alert">{problem && <Notice>{problem}</Notice>}</div>
      {asking && (
        <Dialog
          title={asking === 'close' ? words.closeTitle : words.cancelTitle}
          onClose={() => setAsking(null)}
        >
          <div className="lead-confirm">
            {(asking === 'close' ? words.closeEnds : words.cancelEnds).map((line) => (
              <p key={line}>{line}</p>
            ))}
            <div role="alert">{problem && <Notice>{problem}</Notice>}</div>
            <div className="lead-actions">
              <Button
                look={asking === 'close' ? 'main' : 'gone-main'}
                onClick={() => end(asking === 'close' ? 'ballots.close' : 'ballots.cancel')}
              >
                {asking === 'close' ? words.close : words.cancel}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </article>
  )
}

const ofPeople = (count: number, people: number | undefined) =>
  people === undefined ? words.people(count) : `${count}${words.of(people)}`

/** One mark for each person: full by phone, square by hand, empty for who has not chosen. */
function Dots({ seats, hands, all }: { seats: number; hands: number; all: number }) {
  if (all > 100) return null
  return (
    <div className="ballot-dots" aria-hidden="true">
      {Array.from({ length: all }, (_, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: marks are all alike
          key={at}
          data-is={at < seats ? 'phone' : at < seats + hands ? 'hand' : 'not'}
        />
      ))}
    </div>
  )
}
