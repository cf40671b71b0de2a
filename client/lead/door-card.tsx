import { useState } from 'react'
import { grouped } from '../../shared/way-in.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Phrases } from '../ui/phrases.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { leadWords } from '../words/lead.ts'
import { receptionWords } from '../words/reception.ts'
import { CheckDialog } from './check-dialog.tsx'
import { ChooseAddress } from './choose-address.tsx'
import { CopyField } from './copy-field.tsx'
import type { DoorIs } from './use-reception.ts'
import type { WaysIn } from './ways-in.ts'

/** The residents' way in, as it stands on the hall's screen. */
export function DoorCard({ joinCode, ways, is }: { joinCode: string; ways: WaysIn; is: DoorIs }) {
  const [checking, setChecking] = useState(false)
  return (
    <section className="lead-card" aria-labelledby="lead-door">
      <h2 id="lead-door">
        <Phrases>{leadWords.door}</Phrases>
      </h2>
      {(is === 'shut' || is === 'ended') && <Notice>{leadWords.doorIs[is]}</Notice>}
      <div className="lead-door">
        <QrCode text={ways.joinUrl} label={leadWords.qr} className="lead-qr" />
        <dl>
          <dt>{leadWords.code}</dt>
          <dd className="lead-code figures">{grouped(joinCode)}</dd>
          <dt>{leadWords.address}</dt>
          <dd>{ways.address}</dd>
        </dl>
      </div>
      {ways.addresses.length > 1 && <ChooseAddress ways={ways} />}
      <Button onClick={() => setChecking(true)}>{receptionWords.check}</Button>
      <CopyField label={leadWords.link} text={ways.joinUrl} />
      {checking && <CheckDialog ways={ways} onClose={() => setChecking(false)} />}
    </section>
  )
}
