import { Phrases } from '../ui/phrases.tsx'
import { takingWords as words } from '../words/taking.ts'
import { TakingButton } from './taking-button.tsx'

/** 持ち帰る, among the facilitator's cards. */
export function TakingCard() {
  return (
    <section className="lead-card" aria-labelledby="lead-taking">
      <h2 id="lead-taking">
        <Phrases>{words.card}</Phrases>
      </h2>
      <p>{words.cardHelp}</p>
      <TakingButton />
    </section>
  )
}
