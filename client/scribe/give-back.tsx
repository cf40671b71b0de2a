import { useEffect, useState } from 'react'
import type { ListedSeat } from '../../shared/http.ts'
import { clockIn } from '../../shared/tokyo.ts'
import { SeatLine } from '../seat/seat-line.tsx'
import { returnLink } from '../sync/board-requests.ts'
import { useSession } from '../sync/board-session.tsx'
import { HttpError } from '../sync/http.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { useWords } from '../words/provided.ts'
import { receptionWords as words } from '../words/reception.ts'
import { scribeWords } from '../words/scribe.ts'
import { SHARED } from '../words/shared.ts'
import { listSeats } from './requests.ts'

/** 別の端末で席にもどす: a resident's seat of this table, for another device. */
export function GiveBack({ onClose }: { onClose: () => void }) {
  const uiWords = useWords(SHARED)
  const { id, joinUrl } = useSession()
  const [seats, setSeats] = useState<readonly ListedSeat[] | null>(null)
  const [given, setGiven] = useState<{ link: string; expiresAt: string } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    let over = false
    listSeats(id).then(
      (found) => !over && setSeats(found),
      (error) => {
        if (!(error instanceof HttpError)) throw error
        if (!over) setProblem(error.message || scribeWords.failed)
      },
    )
    return () => {
      over = true
    }
  }, [id])

  const give = async ({ seat }: ListedSeat) => {
    try {
      setGiven(await returnLink(id, seat, 'scribe'))
      setProblem(null)
    } catch (error) {
      if (!(error instanceof HttpError)) throw error
      setProblem(error.message || scribeWords.failed)
    }
  }

  if (given)
    return (
      <Dialog key="given" title={words.backTitle} onClose={onClose}>
        <div className="give-back">
          <p>
            {words.until(clockIn(Date.parse(given.expiresAt)))}
            {words.ends}
          </p>
          <QrCode
            text={`${new URL(joinUrl).origin}${given.link}?openExternalBrowser=1`}
            label={words.qr}
            className="give-back-qr"
          />
          <Button look="plain" onClick={() => setGiven(null)}>
            {words.others}
          </Button>
        </div>
      </Dialog>
    )
  return (
    <Dialog key="choose" title={words.backTitle} onClose={onClose}>
      <div className="give-back">
        <p>{words.backHelp}</p>
        <div role="alert">{problem !== null && <Notice>{problem}</Notice>}</div>
        {seats === null && problem === null && <p aria-busy="true">{uiWords.loading}</p>}
        {seats?.length === 0 && <p>{scribeWords.backNone}</p>}
        <ul>
          {seats?.map((one) => (
            <SeatLine key={one.seat} seat={one} onGive={() => void give(one)} />
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
