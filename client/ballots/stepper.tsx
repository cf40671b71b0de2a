import { Button } from '../ui/button.tsx'
import { ballotWords as words } from '../words/ballot-lead.ts'

/** A number that is set by two buttons: hands are counted in a hall, not typed. */
export function Stepper({
  label,
  value,
  least = 0,
  most,
  said,
  onChange,
}: {
  label: string
  value: number
  least?: number
  most: number
  /** The number as it is read. */
  said: string
  onChange: (value: number) => void
}) {
  return (
    <div className="ballot-stepper">
      <span className="ballot-stepper-label">{label}</span>
      <Button
        aria-label={words.fewer(label)}
        disabled={value <= least}
        onClick={() => onChange(value - 1)}
      >
        −
      </Button>
      <output className="figures">{said}</output>
      <Button
        aria-label={words.more(label)}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        ＋
      </Button>
    </div>
  )
}
