import { useState } from 'react'
import { grouped } from '../../shared/way-in.ts'
import { useSession } from '../sync/board-session.tsx'
import { Choices } from '../ui/choices.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { shortAddress } from '../ui/short-address.ts'
import { printWords as words } from '../words/print.ts'
import { Frame } from './frame.tsx'
import { Title } from './title.tsx'
import { upTo } from './up-to.ts'
import { useEvening, WithPlace } from './ways.tsx'

const COUNTS = ['2', '8', '20', '40'] as const

/** A5 cards with the code, two on an A4, for the chairs or the door. */
export function CodeCards() {
  const [count, setCount] = useState<(typeof COUNTS)[number]>('8')
  return (
    <WithPlace>
      {({ joinUrl }) => (
        <Frame
          title={words.titles['code-cards']}
          paper={{ size: 'A4', turn: 'portrait', marginMm: 0 }}
          choices={
            <Choices
              legend={words.copies}
              choices={COUNTS.map((value) => ({
                value,
                label: words.cardCount(Number(value), Number(value) / 2),
              }))}
              chosen={count}
              onChoose={setCount}
            />
          }
        >
          {upTo(Number(count) / 2).map((paper) => (
            <div key={paper} className="print-paper print-two">
              <Card joinUrl={joinUrl} />
              <Card joinUrl={joinUrl} />
            </div>
          ))}
        </Frame>
      )}
    </WithPlace>
  )
}

function Card({ joinUrl }: { joinUrl: string }) {
  const { joinCode } = useSession()
  const { title } = useEvening()
  return (
    <article className="way-card">
      <Title title={title} />
      <p>{words.posterLead}</p>
      <QrCode text={joinUrl} label={words.boardQr()} className="print-qr" />
      <div>
        <p>
          <b>{words.byCode}</b>
        </p>
        <p>{words.byCodeHow}</p>
        <p className="way-address">{shortAddress(joinUrl)}</p>
        <p className="print-code">
          <span className="sr-only">{words.code}</span>
          {grouped(joinCode)}
        </p>
      </div>
    </article>
  )
}
