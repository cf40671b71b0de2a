import { useCallback, useState } from 'react'
import { useSession } from '../sync/board-session.tsx'
import { useDeviceState } from '../sync/hooks.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useSpeaker } from '../ui/status.tsx'
import { receptionWords as words } from '../words/reception.ts'
import { listSeats, receptionOf, setReception } from './evening-requests.ts'
import { HowManyTables } from './how-many-tables.tsx'
import { ReturnDialog } from './return-dialog.tsx'
import { saidBy } from './said-by.ts'
import { Switch } from './switch.tsx'
import { useAnswer } from './use-answer.ts'
import type { WaysIn } from './ways-in.ts'

/** Who may still come in, at how many tables, and the way back for a phone that went dark. */
export function ReceptionCard({ ways, mayLead }: { ways: WaysIn; mayLead: boolean }) {
  const { id } = useSession()
  const speaker = useSpeaker()
  const ask = useCallback(async () => {
    const [reception, seats] = await Promise.all([receptionOf(id), listSeats(id)])
    return { reception, seats }
  }, [id])
  // Told anew whenever somebody came or went, or reception was opened or closed.
  const here = useDeviceState((state) => state.here)
  const { answer, again } = useAnswer(ask, { news: here })
  const [problem, setProblem] = useState<string | null>(null)
  const [returning, setReturning] = useState(false)
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
      <h2 id="lead-reception">{words.title}</h2>
      {answer && (
        <>
          <Switch
            label={words.open}
            help={answer.reception === 'open' ? words.isOpen : words.isClosed}
            on={answer.reception === 'open'}
            disabled={false}
            onTurn={(open) => void turn(open)}
          />
          <p className="figures">
            {words.seats(guests.length, guests.filter(({ connected }) => connected).length)}
          </p>
        </>
      )}
      <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
      <HowManyTables mayLead={mayLead} />
      <Button
        onClick={() => {
          setReturning(true)
          // How many notes a seat has posted is no news.
          void again()
        }}
      >
        {words.back}
      </Button>
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
