import './ballots.css'
import { isOpen } from '../../shared/board/ballots.ts'
import { useBoard, useDevice } from '../sync/hooks.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'
import { useBallotName } from './ballot-name.ts'
import { RaiseHands } from './raise-hands.tsx'

/** 書記: hands and paper stickers of those at her 班 who have no phone, while something is asked. */
export function ScribeBallots() {
  const { ballots } = useBoard()
  const { table } = useDevice().seat
  const name = useBallotName()
  const open = ballots.filter(isOpen)
  if (table === undefined || open.length === 0) return null
  return (
    <section className="ballots" aria-label={words.hands}>
      {open.map((ballot) => (
        <article key={ballot.id}>
          <h2>{`${words.hands}　${name(ballot)}`}</h2>
          <RaiseHands ballot={ballot} table={table} />
        </article>
      ))}
    </section>
  )
}
