import { useState } from 'react'
import type { PutAway } from '../../shared/http.ts'
import { clockIn } from '../../shared/tokyo.ts'
import { Button } from '../ui/button.tsx'
import { FoldedText } from '../ui/folded-text.tsx'
import { DownIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { leadWords } from '../words/lead.ts'
import { Confirm } from './confirm.tsx'
import { saidBy } from './said-by.ts'
import { useSaying } from './use-saying.ts'

const words = leadWords.putAway

/** What was put away, and why; every one of them may come back. */
export function PutAwayList({
  list,
  onChanged,
}: {
  list: readonly PutAway[]
  onChanged: () => Promise<void>
}) {
  const say = useSaying()
  const speaker = useSpeaker()
  const [problem, setProblem] = useState<string | null>(null)
  const [starting, setStarting] = useState<PutAway | null>(null)

  const back = async (one: PutAway) => {
    try {
      await say({ verb: 'notes.restore', note: one.note })
      setProblem(null)
      speaker.announce(words.back)
    } catch (error) {
      setProblem(saidBy(error))
    }
    await onChanged()
  }

  return (
    <details className="lead-away-list">
      <summary>
        <DownIcon />
        {words.list(list.length)}
      </summary>
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
      <ul className="lead-notes">
        {list.map((one) => (
          <li key={one.note}>
            <div>
              <FoldedText id={one.note} text={one.text} className="lead-note-text bg-paper" />
              <p className="lead-sub">{facts(one)}</p>
            </div>
            <div className="lead-actions">
              <Button
                aria-label={words.restoreOf(one.text.slice(0, 30))}
                onClick={() => void back(one)}
              >
                {words.restore}
              </Button>
              {one.withSeat && (
                <Button look="plain" onClick={() => setStarting(one)}>
                  {words.start}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {starting && (
        <Confirm
          title={words.startTitle}
          what={<p>{words.startHelp}</p>}
          action={words.startDo}
          onDo={async () => {
            const notes = await say({ verb: 'seats.start', note: starting.note })
            speaker.announce(words.started(notes))
            await onChanged()
          }}
          onClose={() => setStarting(null)}
        />
      )}
    </details>
  )
}

function facts({ table, reason, withSeat, at }: PutAway): string {
  return [
    words.at(clockIn(Date.parse(at))),
    table === null ? '' : leadWords.table(table),
    withSeat ? words.withSeat : '',
    reason === '' ? '' : words.because(reason),
  ]
    .filter((part) => part !== '')
    .join('・')
}
