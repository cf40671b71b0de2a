import type { GoalId } from '../../shared/board/ids.ts'
import { useSpeaker } from '../ui/status.tsx'
import { hiddenWords as words } from '../words/hidden.ts'
import { Confirm } from './confirm.tsx'
import { useSaying } from './use-saying.ts'

/** What is to be revealed, and how many notes that are; all without a goal. */
export interface Asked {
  goal?: GoalId
  number?: string
  table?: number
  count: number
}

/** Says before what a reveal does: there is no way back. */
export function RevealDialog({ asked, onClose }: { asked: Asked; onClose: () => void }) {
  const say = useSaying()
  const speaker = useSpeaker()
  const { goal, table, count } = asked
  return (
    <Confirm
      title={titleOf(asked)}
      what={words.ends(count).map((line) => <p key={line}>{line}</p>)}
      action={goal === undefined ? words.revealAll : words.revealTable}
      onDo={async () => {
        const notes = await say({
          verb: 'notes.reveal',
          ...(goal === undefined ? {} : { goal }),
          ...(table === undefined ? {} : { table }),
        })
        speaker.announce(words.revealed(notes))
      }}
      onClose={onClose}
    />
  )
}

function titleOf({ number, table }: Asked): string {
  if (number === undefined) return words.ask.all
  return table === undefined ? words.ask.goal(number) : words.ask.table(table, number)
}
