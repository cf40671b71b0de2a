import { type AgreedRow, agreedList } from '../../shared/board/agreed-list.ts'
import { takersOf } from '../../shared/board/agreement.ts'
import { goalHeading, goalNumber } from '../../shared/board/goal-number.ts'
import { targetSaid, targetWords } from '../../shared/board/target-said.ts'
import type { Goal, Row, Snapshot } from '../../shared/board/view.ts'
import { dayInWords } from '../../shared/eras.ts'
import { AgreedChange } from '../plan/change-note.tsx'
import { scheduleWords } from '../plan/schedule-words.ts'
import { useHeldOn } from '../sync/board-session.tsx'
import { useCan, useDevice } from '../sync/hooks.tsx'
import { useNow } from '../timer/use-now.ts'
import { Button } from '../ui/button.tsx'
import { CheckIcon, LookIcon } from '../ui/icons.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { matrixWords } from '../words/matrix.ts'
import { PLAN } from '../words/plan.ts'
import { useWords } from '../words/provided.ts'
import { useOnDesk } from './desk-context.tsx'
import { sourcesChanged } from './in-place.ts'
import { textOf } from './row-text.ts'

const words = matrixWords.readBack

/** 合意を読みあげる: what was agreed, to be read to the hall from here while the screen shows it. */
export function AgreedView({ board }: { board: Snapshot }) {
  const heldOn = useHeldOn()
  const { rows, day, isToday, others } = agreedList(board, { now: useNow(), heldOn })
  return (
    <>
      <h1 className="goal-title">
        <Phrases>{matrixWords.nav.agreed}</Phrases>
      </h1>
      <OnScreen board={board} />
      <h2 className="agreed-day">{isToday ? words.today : words.on(dayInWords(day))}</h2>
      {rows.length === 0 && <p className="list-intro">{words.none}</p>}
      <AgreedByGoal board={board} rows={rows} />
      {others.length > 0 && (
        <>
          <h2 className="agreed-day">
            <Phrases>{words.others}</Phrases>
          </h2>
          <AgreedByGoal board={board} rows={others.map((row) => ({ row, number: null }))} />
        </>
      )}
    </>
  )
}

/** The wall's numbers stand with the rows of the day; others have none. */
type Listed = Pick<AgreedRow, 'row'> & { number: number | null }

function AgreedByGoal({ board, rows }: { board: Snapshot; rows: readonly Listed[] }) {
  return board.goals.map((goal) => {
    const own = rows.filter(({ row }) => row.goal === goal.id)
    return own.length > 0 && <GoalAgreed key={goal.id} board={board} goal={goal} rows={own} />
  })
}

/** What is read aloud of who took a row on and since when. */
export const takenAloud = (board: Snapshot, row: Row): string => {
  const took = takersOf(board, row).map(({ actor }) => actor.name)
  return took.length > 0 && row.decided
    ? words.taken(took.join('と'), matrixWords.day(row.decided.at))
    : ''
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
            device.perform({ verb: 'board.set', patch: { focus: { goal: null, view: 'agreed' } } })
            speaker.announce(words.shown)
          }}
        >
          {words.show}
        </Button>
      )}
    </div>
  )
}

function GoalAgreed({
  board,
  goal,
  rows,
}: {
  board: Snapshot
  goal: Goal
  rows: readonly Listed[]
}) {
  const onDesk = useOnDesk()
  const planWords = useWords(PLAN)
  return (
    <section className="list-part" aria-label={goalNumber(board.goals, goal.id)}>
      <h3>
        {goalHeading(board.goals, goal)}
        <span className="figures">{matrixWords.undecided.rows(rows.length)}</span>
      </h3>
      <ol className="agreed-list">
        {rows.map(({ row, number }) => {
          const taken = takenAloud(board, row)
          const actor = board.actors.find(({ id }) => id === row.actor)
          const changed = sourcesChanged(board, row)
          const schedule = scheduleWords(row.years, planWords)
          return (
            <li key={row.id} data-agreed={row.id} value={number ?? undefined}>
              <p className="agreed-who">
                {number !== null && <b className="agreed-number">{number}</b>}
                {actor?.name}
              </p>
              <p className="agreed-words">
                {textOf(row)}
                {targetWords(row) !== '' && <b>{targetSaid(row)}</b>}
              </p>
              {schedule && <p>{schedule}</p>}
              <AgreedChange board={board} row={row} />
              <p className="agreed-foot">
                {taken && <span>{taken}</span>}
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
