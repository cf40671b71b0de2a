import { useState } from 'react'
import { useBoard } from '../sync/hooks.tsx'
import { Choices } from '../ui/choices.tsx'
import { printWords as words } from '../words/print.ts'
import { Frame } from './frame.tsx'
import { cardsPerPaper, goalTicks } from './ticks.ts'
import { upTo } from './up-to.ts'

const PAPERS = ['1', '5', '10', '20'] as const

/** Numbered cards to write on and to cut; the number is what the scribe asks for. */
export function Cards() {
  const board = useBoard()
  const [papers, setPapers] = useState<(typeof PAPERS)[number]>('5')
  const goals = goalTicks(board.goals)
  const actors = board.actors.map(({ name, plain }) => plain || name)
  const perPaper = cardsPerPaper(goals, actors)
  return (
    <Frame
      title={words.titles.cards}
      paper={{ size: 'A4', turn: 'portrait', marginMm: 0 }}
      choices={
        <Choices
          legend={words.copies}
          choices={PAPERS.map((value) => ({
            value,
            label: words.cardCount(Number(value) * perPaper, Number(value)),
          }))}
          chosen={papers}
          onChoose={setPapers}
        />
      }
    >
      {upTo(Number(papers)).map((paper) => (
        <div key={paper} className="print-paper print-cards" data-cards={perPaper}>
          {upTo(perPaper).map((at) => (
            <Card key={at} number={(paper - 1) * perPaper + at} goals={goals} actors={actors} />
          ))}
        </div>
      ))}
    </Frame>
  )
}

function Card({
  number,
  goals,
  actors,
}: {
  number: number
  goals: readonly string[]
  actors: readonly string[]
}) {
  return (
    <article className="print-card">
      <p className="print-card-head">
        <b>{words.cardNumber(number)}</b>
        <span>{words.cardTable}</span>
      </p>
      <Ticks label={words.cardGoal} ticks={goals} />
      <Ticks label={words.cardWho} ticks={actors} />
      <p className="print-card-text">{words.cardText}</p>
    </article>
  )
}

function Ticks({ label, ticks }: { label: string; ticks: readonly string[] }) {
  if (ticks.length === 0) return null
  return (
    <p className="print-card-choice">
      <span>{label}</span>
      {ticks.map((tick, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be called the same
        <span key={at} className="print-tick">
          {tick}
        </span>
      ))}
    </p>
  )
}
