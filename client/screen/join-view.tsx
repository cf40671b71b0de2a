import { grouped } from '../../shared/way-in.ts'
import { QrCode } from '../ui/qr-code.tsx'
import { shortAddress } from '../ui/short-address.ts'
import { screenWords } from '../words/screen.ts'
import { Title } from './title.tsx'
import type { Door } from './use-door.ts'

/** The way in: for a phone's camera, and for those who type. */
export function JoinView({ title, joinCode, joinUrl, is }: Door & { title: string }) {
  if (is !== 'open') return <Shut title={title} is={is} />
  return (
    <main className="screen-join">
      <div className="screen-join-title">
        <p className="screen-over">{screenWords.joinLead}</p>
        <Title text={title} />
      </div>
      <div className="screen-join-steps">
        <ol>
          {screenWords.steps.map((step) => (
            <li key={step}>
              <span>{step}</span>
            </li>
          ))}
        </ol>
        <p className="screen-easy">{screenWords.joinEasy}</p>
      </div>
      <QrCode text={joinUrl} label={screenWords.qr} className="screen-qr" />
      <div className="screen-join-code">
        <p>
          <strong>{screenWords.byCode}</strong>
          <br />
          {screenWords.byCodeHow}
        </p>
        <p className="screen-address">{shortAddress(joinUrl)}</p>
        <p className="screen-code">
          <span className="sr-only">{screenWords.code}</span>
          {grouped(joinCode)}
        </p>
      </div>
    </main>
  )
}

/** The same way in, small, beside what the hall is working on. */
export function JoinAside({ joinCode, joinUrl, is }: Door) {
  if (is !== 'open') return null
  return (
    <aside className="screen-aside">
      <QrCode text={joinUrl} label={screenWords.qr} className="screen-qr" />
      <div>
        <p>{screenWords.asideBefore}</p>
        <p className="screen-address">{shortAddress(joinUrl)}</p>
        <p className="screen-code">
          <span className="sr-only">{screenWords.code}</span>
          {grouped(joinCode)}
        </p>
        <p>{screenWords.asideAfter}</p>
      </div>
    </aside>
  )
}

/** Nobody new comes in: it invites nobody. */
function Shut({ title, is }: { title: string; is: 'shut' | 'ended' }) {
  const [what, how] = screenWords.doorIs[is]
  return (
    <main className="screen-ended" data-door={is}>
      <p className="screen-over screen-one-line">{title}</p>
      <h1>{what}</h1>
      <p>{how}</p>
    </main>
  )
}
