import type { Delivery } from '../sync/device.ts'
import { AwayIcon, CheckIcon, SendingIcon } from '../ui/icons.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'

const MARKS = {
  saved: { Icon: CheckIcon, color: 'text-done' },
  sending: { Icon: SendingIcon, color: 'text-ink' },
  away: { Icon: AwayIcon, color: 'text-look' },
} as const

/** Where one's own words are. はりました only when they are on the server's disk. */
export function DeliveryMark({ delivery }: { delivery: Delivery }) {
  const notesWords = useWords(NOTES)
  const { Icon, color } = MARKS[delivery]
  return (
    <span className={`inline-flex items-start gap-1.5 font-bold ${color}`}>
      <Icon className="mt-[0.25em]" />
      <span className="break-phrases">{notesWords.delivery[delivery]}</span>
    </span>
  )
}
