import { useState } from 'react'
import { Choices } from '../ui/choices.tsx'
import { QrCode } from '../ui/qr-code.tsx'
import { printWords as words } from '../words/print.ts'
import { Frame } from './frame.tsx'
import { Title } from './title.tsx'
import { ByCode, Steps, useEvening, WithPlace } from './ways.tsx'

/** For the door of the hall. */
export function Poster() {
  const [size, setSize] = useState<'A3' | 'A4'>('A3')
  const { title, day } = useEvening()
  return (
    <WithPlace>
      {({ joinUrl }) => (
        <Frame
          title={words.titles.poster}
          paper={{ size, turn: 'portrait', marginMm: 0 }}
          choices={
            <Choices
              legend={words.size}
              choices={[
                { value: 'A3', label: words.a3Poster },
                { value: 'A4', label: words.a4Poster },
              ]}
              chosen={size}
              onChoose={setSize}
            />
          }
        >
          <article className="print-paper way way-poster">
            <Title title={title} />
            {day && <p className="way-lead">{day}</p>}
            <p className="way-lead">{words.posterLead}</p>
            <QrCode text={joinUrl} label={words.boardQr()} className="print-qr" />
            <Steps />
            <p>{words.easy}</p>
            <ByCode joinUrl={joinUrl} />
            <p className="way-foot">{words.ask}</p>
          </article>
        </Frame>
      )}
    </WithPlace>
  )
}
