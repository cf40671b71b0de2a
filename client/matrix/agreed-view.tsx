import type { Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { scheduleWords } from '../plan/schedule-words.ts'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { CheckIcon, LookIcon } from '../ui/icons.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { useOnDesk } from './desk-context.tsx'
import { sourcesChanged } from './in-place.ts'
import { actorName } from './places.ts'

const words = matrixWords.readBack

/** 合意を読みあげる: what was agreed, to be read to the hall from here while the screen shows it. */
export function AgreedView({ board }: { board: Snapshot }) {
  const agreed = board.rows.filter((row) => row.state === 'agreed' && !row.removed)
  return (
    <>
      <h1 className="goal-title">{matrixWords.nav.agreed}</h1>
      <OnScreen board={board} />
      {agreed.length === 0 && <p className="list-intro">{words.none}</p>}
      {board.goals.map((goal) => {
        const rows = agreed.filter((row) => row.goal === goal.id)
        return rows.length > 0 && <GoalAgreed key={goal.id} board={board} goal={goal} rows={rows} />
      })}
    </>
  )
}

/** The hall's screen is the facilitator's: others are told how to ask, and see when it is there. */
function OnScreen({ board }: { board: Snapshot }) {
  const device = useDevice()
  const speaker = useSpeaker()
  const mayLead = useCan()('board.lead', { own: false })
  const there = board.board.focus?.view === 'agreed'
  return (
    <div className="on-screen" data-there={there}>
      <p role="status">
        {there && <CheckIcon />}
        {there ? words.there : mayLead ? words.notThere : words.askLead}
      </p>
      {mayLead && !there && (
        <Button
          onClick={() => {
            device.perform({ verb: 'board.focus', goal: null, view: 'agreed' })
            speaker.announce(words.shown)
          }}
        >
          {words.show}
        </Button>
      )}
    </div>
  )
}

function GoalAgreed({ board, goal, rows }: { board: Snapshot; goal: Goal; rows: readonly Row[] }) {
  const onDesk = useOnDesk()
  return (
    <section className="list-part" aria-labelledby={`agreed-${goal.id}`}>
      <h2 id={`agreed-${goal.id}`}>
        {[goal.number, goal.title].filter(Boolean).join('　')}
        <span className="figures">{matrixWords.undecided.rows(rows.length)}</span>
      </h2>
      <ol className="agreed-list">
        {rows.map((row) => {
          const changed = sourcesChanged(board, row)
          const schedule = scheduleWords(row.years)
          return (
            <li key={row.id}>
              <p className="agreed-who">{actorName(board, row.actor)}</p>
              <p className="agreed-words">
                {row.text || matrixWords.row.empty}
                {row.target && <b>{matrixWords.goal.target(row.target)}</b>}
              </p>
              {schedule && <p>{schedule}</p>}
              <p className="agreed-foot">
                {row.decided && (
                  <span>
                    {words.taken(actorName(board, row.decided.by), matrixWords.day(row.decided.at))}
                  </span>
                )}
                {changed && (
                  <span className="row-changed-notes">
                    <LookIcon />
                    {changed}
                  </span>
                )}
                <Button
                  look="plain"
                  onClick={() => onDesk({ do: 'go', goal: row.goal, row: row.id })}
                >
                  {matrixWords.undecided.open}
                </Button>
              </p>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
