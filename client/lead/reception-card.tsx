import { useState } from 'react'
import { useSession } from '../sync/board-session.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { receptionWords as words } from '../words/reception.ts'
import { Confirm } from './confirm.tsx'
import { giveUpUnused, setReception } from './evening-requests.ts'
import { HowManyTables } from './how-many-tables.tsx'
import { ReturnedCount } from './other-device-count.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { saidBy } from './said-by.ts'
import { Switch } from './switch.tsx'
import type { Reception } from './use-reception.ts'
import type { WaysIn } from './ways-in.ts'

/** Who may still come in, at how many tables, and the way back for a phone that went dark. */
export function ReceptionCard({
  ways,
  mayLead,
  reception,
}: {
  ways: WaysIn
  mayLead: boolean
  reception: Reception
}) {
  const { id } = useSession()
  const speaker = useSpeaker()
  const { answer, again, is } = reception
  const [problem, setProblem] = useState<string | null>(null)
  const [returning, setReturning] = useState(false)
  const [freeing, setFreeing] = useState(false)
  const guests = answer?.seats.filter(({ table }) => table !== null) ?? []

  const turn = async (open: boolean) => {
    try {
      await setReception(id, open)
      setProblem(null)
      speaker.announce(open ? words.opened : words.closed)
    } catch (error) {
      setProblem(saidBy(error))
    }
    await again()
  }

  return (
    <section className="lead-card" aria-labelledby="lead-reception">
      <h2 id="lead-reception">
        <Phrases>{words.title}</Phrases>
      </h2>
      {answer && (
        <>
          <Switch
            label={words.open}
            help={is === 'ended' ? words.isEnded : is === 'open' ? words.isOpen : words.isClosed}
            on={is === 'open'}
            disabled={is === 'ended'}
            onTurn={(open) => void turn(open)}
          />
          <p className="figures">
            {words.seats(guests.length, guests.filter(({ connected }) => connected).length)}
          </p>
        </>
      )}
      {answer && <ReturnedCount returned={answer.returned} />}
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
      <HowManyTables mayLead={mayLead} />
      <Button
        onClick={() => {
          setReturning(true)
          // Who has left since is no news.
          void again()
        }}
      >
        {words.back}
      </Button>
      <Button onClick={() => setFreeing(true)}>{words.unused}</Button>
      {freeing && (
        <Confirm
          title={words.unusedTitle}
          what={
            <>
              <p>{words.unusedWhich}</p>
              <p>{words.unusedHelp}</p>
            </>
          }
          action={words.unusedDo}
          onDo={async () => {
            speaker.announce(words.unusedSaid(await giveUpUnused(id)))
            await again()
          }}
          onClose={() => setFreeing(false)}
        />
      )}
      {returning && (
        <ReturnDialog
          address={ways.address}
          seats={answer?.seats ?? []}
          onClose={() => setReturning(false)}
        />
      )}
    </section>
  )
}
