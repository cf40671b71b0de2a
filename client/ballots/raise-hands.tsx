import { useState } from 'react'
import type { Ballot } from '../../shared/board/ballots.ts'
import type { Choice } from '../../shared/board/choice.ts'
import { answersTo, FACES, faceKey, stickersOf, sum } from '../../shared/board/counting.ts'
import { LIMITS } from '../../shared/wire.ts'
import { useBoard, useDevice, useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'
import { BALLOTS } from '../words/ballots.ts'
import { useWords } from '../words/provided.ts'
import { choosable } from './choosable.ts'
import { Stepper } from './stepper.tsx'
import { useBallotSaying } from './use-ballot-saying.ts'

/** Raised hands and paper stickers of those without a phone: of one's own 班, or for who leads of any. */
export function RaiseHands({ ballot, table }: { ballot: Ballot; table: number }) {
  const { board } = useBoard()
  const { role } = useDevice().seat
  const without = board.people?.[table]?.without ?? 0
  if (without > 0)
    return <Hands key={`${ballot.id} ${table}`} ballot={ballot} table={table} people={without} />
  return role === 'facilitator' ? (
    <HowManyWithout table={table} />
  ) : (
    <p className="lead-sub">{words.withoutAsk}</p>
  )
}

function Hands({ ballot, table, people }: { ballot: Ballot; table: number; people: number }) {
  const speaker = useSpeaker()
  const { say, problem, tell } = useBallotSaying()
  const board = useBoard()
  const before = useDeviceState(({ raised }) => raised[ballot.id])
  const inNow = useDeviceState(({ voting }) => voting[ballot.id]?.tables?.[table]?.hands)
  const [totals, setTotals] = useState<Choice>(before ?? {})
  const { faces } = useWords(BALLOTS)
  const { each, most } = stickersOf(ballot)
  const options = choosable(board, ballot)
  const used = sum(Object.values(totals))
  const all = ballot.kind === 'stickers' ? each * people : people
  const set = (key: string, count: number) => setTotals({ ...totals, [key]: count })

  const line = (key: string, label: string, left: number, mostHere: number, unit: string) => {
    const count = totals[key] ?? 0
    return (
      <Stepper
        key={key}
        label={label}
        value={count}
        most={Math.min(mostHere, count + left)}
        said={`${count}${unit}`}
        onChange={(next) => set(key, next)}
      />
    )
  }

  return (
    <div className="ballot-hands">
      <div className="ballot-hands-list">
        {ballot.kind === 'closing'
          ? options.map(({ id, name }) => (
              <fieldset key={id}>
                <legend className="font-bold">{name}</legend>
                {[...FACES]
                  .reverse()
                  .map((face) =>
                    line(
                      faceKey(id, face),
                      faces[face - 1] ?? '',
                      people - answersTo(id, totals),
                      people,
                      '人',
                    ),
                  )}
              </fieldset>
            ))
          : options.map(({ id, name }) =>
              line(
                id,
                name || words.untitled,
                all - used,
                ballot.kind === 'stickers' ? most * people : people,
                ballot.kind === 'stickers' ? '枚' : '人',
              ),
            )}
      </div>
      <p className="figures">
        {ballot.kind === 'stickers' && words.handsUpTo(used, all, people, each)}
        {ballot.kind === 'question' && words.handsPeople(used, people)}
        {ballot.kind === 'closing' && words.handsAnswers(people)}
      </p>
      {inNow !== undefined && inNow > 0 && (
        <p className="lead-sub">
          {words.handsIn(inNow)}。{words.handsLast}
        </p>
      )}
      <div role="alert">{problem && <Notice>{problem}</Notice>}</div>
      <div className="lead-actions">
        <Button look="plain" onClick={() => setTotals({})}>
          {words.handsAgain}
        </Button>
        <Button
          onClick={() =>
            void say({ verb: 'ballots.tally', ballot: ballot.id, table, totals }).then(
              () => speaker.announce(words.handsDone(table)),
              tell,
            )
          }
        >
          {words.handsDo(table)}
        </Button>
      </div>
    </div>
  )
}

function HowManyWithout({ table }: { table: number }) {
  const { board } = useBoard()
  const { say, problem, tell } = useBallotSaying()
  const [without, setWithout] = useState(1)
  const people = board.people?.[table]?.people ?? 0
  return (
    <div className="ballot-hands">
      <p>{words.withoutFirst}</p>
      <Stepper
        label={words.without}
        value={without}
        least={1}
        most={LIMITS.maxPeopleAtTable}
        said={words.people(without)}
        onChange={setWithout}
      />
      <div role="alert">{problem && <Notice>{problem}</Notice>}</div>
      <Button
        onClick={() =>
          void say({
            ...{ verb: 'people.set', table, without },
            people: Math.max(people, without),
          }).catch(tell)
        }
      >
        {words.setWithout}
      </Button>
    </div>
  )
}
