import '@fontsource/biz-udpgothic/latin-400.css'
import '@fontsource/biz-udpgothic/latin-700.css'
import '@fontsource/biz-udpgothic/japanese-400.css'
import '@fontsource/biz-udpgothic/japanese-700.css'
import './screen.css'
import './notes.css'
import './groups.css'
import './plan.css'
import './door.css'
import './thanks.css'
import './hidden.css'
import './phase.css'
import './narrow.css'
import { useMemo, useState } from 'react'
import type { Focus, View } from '../../shared/board/field-types.ts'
import { isShown } from '../../shared/board/standing.ts'
import type { Snapshot } from '../../shared/board/view.ts'
import { faceDownOn } from '../hidden/face-down.ts'
import { useHeldOn, useSession } from '../sync/board-session.tsx'
import { useBoard, useConnection, useDeviceState } from '../sync/hooks.tsx'
import { useNow } from '../timer/use-now.ts'
import { screenWords } from '../words/screen.ts'
import { AgreedView } from './agreed-view.tsx'
import { BallotView } from './ballot-view.tsx'
import { Corner } from './corner.tsx'
import { Footer } from './footer.tsx'
import { GroupsView } from './groups-view.tsx'
import { HiddenView, hiddenLine } from './hidden-view.tsx'
import { JoinAside, JoinView } from './join-view.tsx'
import { NotesView } from './notes-view.tsx'
import { PhaseView } from './phase-view.tsx'
import { PlanView } from './plan-view.tsx'
import { ThanksView } from './thanks-view.tsx'
import { useArrivals } from './use-arrivals.ts'
import { useDoor } from './use-door.ts'
import { useGround } from './use-ground.ts'
import { useTurned } from './use-turned.ts'

const ONE_PAGE: ReadonlySet<View> = new Set(['join', 'thanks', 'phase'])
const AT_THE_DOOR: Focus = { goal: null, view: 'join' }

/**
 * 投影: shows what the facilitator has chosen for the hall. It has nothing to press.
 * @param small in 進行, to see what hangs there: without its corner
 */
export default function Screen({ small = false }: { small?: boolean }) {
  const { title } = useSession()
  const heldOn = useHeldOn()
  const now = useNow()
  const door = useDoor()
  const board = useBoard()
  const connection = useConnection()
  const [ground, setGround] = useGround()
  const [paused, setPaused] = useState(false)
  const [pages, setPages] = useState(1)
  const turns = useMemo(() => ({ paused, onPages: setPages }), [paused])
  const arrivals = useBoardArrivals(board)
  const turned = useTurned(board, connection.state !== 'joining')
  const waiting = useDeviceState((state) => state.waiting)

  const name = board.board.title ?? title
  const focus = board.board.focus ?? AT_THE_DOOR
  const goal = board.goals.find((one) => one.id === focus.goal) ?? board.goals[0]
  const asked = goal === undefined && focus.view !== 'phase' ? 'join' : focus.view
  const faceDown = goal && faceDownOn(board, goal.id, waiting)
  // Ended, it does not invite; the facilitator can change nothing any more.
  const view = asked === 'join' && door.is === 'ended' ? 'thanks' : asked

  return (
    <div className="screen" data-ground={ground} data-view={view}>
      {!small && <title>{screenWords.documentTitle(name)}</title>}
      {connection.state === 'ended' && connection.why !== 'closed' ? (
        <main className="screen-ended">
          <h1>{screenWords.ended[connection.why][0]}</h1>
          <p>{screenWords.ended[connection.why][1]}</p>
        </main>
      ) : (
        <>
          {view === 'join' && <JoinView title={name} {...door} />}
          {view === 'notes' && goal && (
            <>
              {faceDown?.isWhole ? (
                <HiddenView board={board} goal={goal} faceDown={faceDown} />
              ) : (
                <NotesView
                  key={goal.id}
                  board={board}
                  goal={goal}
                  arrivals={arrivals.notes}
                  turns={turns}
                  turned={turned}
                  above={faceDown ? hiddenLine(faceDown) : null}
                />
              )}
              <JoinAside {...door} />
            </>
          )}
          {view === 'groups' && goal && (
            <>
              <GroupsView
                key={goal.id}
                board={board}
                goal={goal}
                arrivals={arrivals.notes}
                turns={turns}
              />
              <JoinAside {...door} />
            </>
          )}
          {view === 'plan' && goal && (
            <PlanView
              key={goal.id}
              board={board}
              goal={goal}
              arrivals={arrivals.rows}
              turns={turns}
            />
          )}
          {view === 'agreed' && (
            <AgreedView
              board={board}
              goal={focus.goal}
              now={now}
              heldOn={heldOn}
              arrivals={arrivals.agreed}
              turns={turns}
            />
          )}
          {view === 'ballot' && <BallotView board={board} title={name} />}
          {view === 'thanks' && (
            <ThanksView board={board} title={name} now={now} heldOn={heldOn} {...door} />
          )}
          {view === 'phase' && <PhaseView board={board} title={name} />}
          <Footer
            board={board}
            view={view}
            faceDown={view === 'notes' ? (faceDown?.count ?? 0) : 0}
          />
        </>
      )}
      {!small && (
        <Corner
          ground={ground}
          onGround={setGround}
          pages={ONE_PAGE.has(view) ? 1 : pages}
          paused={paused}
          onPaused={setPaused}
        />
      )}
    </div>
  )
}

/** Followed on every view, so that what came meanwhile is still new when its view is shown. */
function useBoardArrivals({ notes, rows }: Snapshot) {
  const ready = useDeviceState((state) => state.connection.state !== 'joining')
  const noteEntries = useMemo(() => notes.map(({ id }) => ({ id, version: '' })), [notes])
  const rowEntries = useMemo(
    () =>
      rows.filter(isShown).map(({ id, text, target, years, state, reason }) => ({
        id,
        version: JSON.stringify([text, target, years, state, reason]),
      })),
    [rows],
  )
  const agreedEntries = useMemo(
    () =>
      rows
        .filter((row) => row.state === 'agreed' && isShown(row))
        .map(({ id }) => ({ id, version: '' })),
    [rows],
  )
  return {
    notes: useArrivals(noteEntries, ready),
    rows: useArrivals(rowEntries, ready),
    agreed: useArrivals(agreedEntries, ready),
  }
}
