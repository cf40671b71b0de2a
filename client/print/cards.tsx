import { useState } from 'react'
import { useBoard } from '../sync/hooks.tsx'
import { Choices } from '../ui/choices.tsx'
import { printWords as words } from '../words/print.ts'
import { Frame } from './frame.tsx'
import { upTo } from './up-to.ts'

const PER_PAPER = 8
const PAPERS = ['1', '5', '10', '20'] as const

/** Numbered cards to write on and to cut; the number is what the scribe asks for. */
export function Cards() {
  const [papers, setPapers] = useState<(typeof PAPERS)[number]>('5')
  return (
    <Frame
      title={words.titles.cards}
      paper={{ size: 'A4', turn: 'portrait', marginMm: 0 }}
      choices={
        <Choices
          legend={words.copies}
          choices={PAPERS.map((value) => ({
            value,
            label: words.cardCount(Number(value) * PER_PAPER, Number(value)),
          }))}
          chosen={papers}
          onChoose={setPapers}
        />
      }
    >
      {upTo(Number(papers)).map((paper) => (
        <div key={paper} className="print-paper print-cards">
          {upTo(PER_PAPER).map((at) => (
            <Card key={at} number={(paper - 1) * PER_PAPER + at} />
          ))}
        </div>
      ))}
    </Frame>
  )
}

function Card({ number }: { number: number }) {
  const { goals, actors } = useBoard()
  return (
    <article className="print-card">
      <p className="print-card-head">
        <b>{words.cardNumber(number)}</b>
        <span>{words.cardTable}</span>
      </p>
      <p className="print-card-choice">
        <span>{words.cardGoal}</span>
        {goals.map(({ id }, at) => (
          <span key={id} className="print-tick">
            {at + 1}
          </span>
        ))}
      </p>
      <p className="print-card-choice">
        <span>{words.cardWho}</span>
        {actors.map(({ id, name, plain }) => (
          <span key={id} className="print-tick">
            {plain || name}
          </span>
        ))}
      </p>
      <p className="print-card-text">{words.cardText}</p>
    </article>
  )
}
