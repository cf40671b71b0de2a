import { useEffect, useRef, useState } from 'react'
import type { People } from '../../shared/board/field-types.ts'
import { LIMITS } from '../../shared/wire.ts'
import { useBoard } from '../sync/hooks.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { eveningWords } from '../words/evening.ts'
import { saidBy } from './said-by.ts'
import { useSaying } from './use-saying.ts'

const words = eveningWords.people

/** How many people sit at each 班, and how many of them have no phone: behind 31/42人, and for 出席. */
export function PeopleCard({ mayLead }: { mayLead: boolean }) {
  const { board } = useBoard()
  const [problem, setProblem] = useState<string | null>(null)
  const tables = Array.from({ length: board.tables ?? 0 }, (_, at) => at + 1)
  const all = Object.values(board.people ?? {})
  const sum = (of: keyof People) => all.reduce((so, one) => so + one[of], 0)
  return (
    <section className="lead-card" aria-labelledby="lead-people">
      <h2 id="lead-people">
        <Phrases>{words.title}</Phrases>
        {all.length > 0 && (
          <span className="figures">{words.sum(sum('people'), sum('without'))}</span>
        )}
      </h2>
      <p className="lead-sub">{words.help}</p>
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
      <ul className="people-list">
        {tables.map((table) => (
          <TablePeople
            key={table}
            table={table}
            there={board.people?.[String(table)]}
            mayLead={mayLead}
            onProblem={setProblem}
          />
        ))}
      </ul>
    </section>
  )
}

function TablePeople({
  table,
  there,
  mayLead,
  onProblem,
}: {
  table: number
  there: People | undefined
  mayLead: boolean
  onProblem: (problem: string | null) => void
}) {
  const say = useSaying()
  const speaker = useSpeaker()
  /** What was typed and is not saved; what nobody typed into follows the board. */
  const [draft, setDraft] = useState<Partial<Record<keyof People, string>>>({})
  const shownIn = (of: keyof People) => draft[of] ?? (there ? String(there[of]) : '')

  const save = async () => {
    if (draft.people === undefined && draft.without === undefined) return
    const [people, without] = [countIn(shownIn('people')), countIn(shownIn('without'))]
    if (people === null || without === null || without > people) return onProblem(words.wrong)
    onProblem(null)
    try {
      await say({ verb: 'people.set', table, people, without })
      // What was typed meanwhile is not this yet.
      setDraft((now) => (now === draft ? {} : now))
      speaker.announce(words.saved(table))
    } catch (error) {
      onProblem(saidBy(error))
    }
  }
  // The drawer may be closed with the caret still in a field.
  const last = useRef(save)
  last.current = save
  useEffect(() => () => void last.current(), [])

  const field = (of: keyof People, label: string, short: string) => (
    <label>
      <span aria-hidden="true">{short}</span>
      <input
        aria-label={label}
        inputMode="numeric"
        autoComplete="off"
        value={shownIn(of)}
        disabled={!mayLead}
        onChange={(event) => setDraft({ ...draft, [of]: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save()
        }}
      />
    </label>
  )
  return (
    <li
      onBlur={(event) => {
        // Both numbers of a 班 are one: from the one to the other nothing is saved yet.
        if (!event.currentTarget.contains(event.relatedTarget)) void save()
      }}
    >
      <strong>{words.table(table)}</strong>
      {field('people', words.allOf(table), words.all)}
      {field('without', words.withoutOf(table), words.without)}
    </li>
  )
}

/** '' is nobody. */
function countIn(text: string): number | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return 0
  const count = /^\d{1,2}$/.test(plain) ? Number(plain) : Number.NaN
  return count <= LIMITS.maxPeopleAtTable ? count : null
}
