import { agreedList, type Evening } from '../../shared/board/agreed-list.ts'
import { isShown } from '../../shared/board/standing.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { grouped } from '../../shared/way-in.ts'
import { QrCode } from '../ui/qr-code.tsx'
import { shortAddress } from '../ui/short-address.ts'
import { screenWords } from '../words/screen.ts'
import type { Door } from './use-door.ts'

/** What came together: what was agreed on the day that the list of agreed rows is about. */
export const thanksCounts = (board: Snapshot, evening: Evening) => ({
  notes: board.notes.length,
  asked: board.rows.filter((row) => row.state === 'asked' && isShown(row)).length,
  agreed: agreedList(board, evening).rows.length,
})

/** The end of the evening: thanks, what came together, and the way in for tomorrow. */
export function ThanksView({
  board,
  title,
  now,
  heldOn,
  joinCode,
  joinUrl,
  is,
}: Door & {
  board: Snapshot
  title: string
  now: number
  heldOn: string | null
}) {
  const { notes, asked, agreed } = thanksCounts(board, { now, heldOn })
  const counts = [
    screenWords.thanksNotes(notes),
    ...(asked > 0 ? [screenWords.thanksAsked(asked)] : []),
    ...(agreed > 0 ? [screenWords.thanksAgreed(agreed)] : []),
  ]
  return (
    <main className="screen-join screen-thanks">
      <div className="screen-join-title">
        <p className="screen-over screen-one-line">{title}</p>
        <h1>{screenWords.thanks}</h1>
        {board.board.nextMeeting && (
          <p className="screen-next">
            {screenWords.nextMeeting}
            <strong>{board.board.nextMeeting}</strong>
          </p>
        )}
      </div>
      <ul className="screen-counts">
        {counts.map(({ what, count }) => (
          <li key={what}>
            {what}
            <strong>{count}</strong>
          </li>
        ))}
      </ul>
      {is === 'open' ? (
        <>
          <QrCode text={joinUrl} label={screenWords.qr} className="screen-qr" />
          <div className="screen-join-code">
            <p>
              <strong>{screenWords.writeOn}</strong>
              <br />
              {screenWords.sameWay}
            </p>
            <p className="screen-address">{shortAddress(joinUrl)}</p>
            <p className="screen-code">
              <span className="sr-only">{screenWords.code}</span>
              {grouped(joinCode)}
            </p>
          </div>
        </>
      ) : (
        <p className="screen-thanks-on">
          <strong>{screenWords.onHere[is]}</strong>
        </p>
      )}
    </main>
  )
}
