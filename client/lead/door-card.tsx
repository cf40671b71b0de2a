import { useId } from 'react'
import { QrCode } from '../ui/qr-code.tsx'
import { leadWords } from '../words/lead.ts'
import { CopyField } from './copy-field.tsx'
import type { WaysIn } from './ways-in.ts'

/** The residents' way in, as it stands on the hall's screen. */
export function DoorCard({ joinCode, ways }: { joinCode: string; ways: WaysIn }) {
  return (
    <section className="lead-card" aria-labelledby="lead-door">
      <h2 id="lead-door">{leadWords.door}</h2>
      <div className="lead-door">
        <QrCode text={ways.joinUrl} label={leadWords.qr} className="lead-qr" />
        <dl>
          <dt>{leadWords.code}</dt>
          <dd className="lead-code figures">{`${joinCode.slice(0, 3)} ${joinCode.slice(3)}`}</dd>
          <dt>{leadWords.address}</dt>
          <dd>{ways.address}</dd>
        </dl>
      </div>
      {ways.addresses.length > 1 && <ChooseAddress ways={ways} />}
      <CopyField label={leadWords.link} text={ways.joinUrl} />
    </section>
  )
}

function ChooseAddress({ ways }: { ways: WaysIn }) {
  const field = useId()
  const help = useId()
  return (
    <div className="lead-field">
      <label htmlFor={field}>{leadWords.choose}</label>
      <select
        id={field}
        aria-describedby={help}
        value={ways.address}
        onChange={(event) => ways.choose(event.currentTarget.value)}
      >
        {ways.addresses.map((address) => (
          <option key={address}>{address}</option>
        ))}
      </select>
      <p id={help}>{leadWords.chooseHelp}</p>
    </div>
  )
}
