import type { Note } from '../../shared/board/view.ts'
import type { Delivery } from '../sync/device.ts'
import { AwayIcon, CheckIcon, FaceDownIcon, SendingIcon } from '../ui/icons.tsx'
import { NOTES } from '../words/notes.ts'
import { useWords } from '../words/provided.ts'

const MARKS = {
  saved: { Icon: CheckIcon, color: 'text-done' },
  unrevealed: { Icon: FaceDownIcon, color: 'text-done' },
  sending: { Icon: SendingIcon, color: 'text-ink' },
  away: { Icon: AwayIcon, color: 'text-look' },
} as const

/** Where one's own words are. はりました only when they are on the server's disk. */
export function DeliveryMark({
  delivery,
  note,
}: {
  delivery: Delivery
  note?: Pick<Note, 'unrevealed'>
}) {
  const notesWords = useWords(NOTES)
  const is = delivery === 'saved' && note?.unrevealed ? 'unrevealed' : delivery
  const { Icon, color } = MARKS[is]
  return (
    <span className={`inline-flex items-start gap-1.5 font-bold ${color}`}>
      <Icon className="mt-[0.25em]" />
      <span className="break-phrases">{notesWords.delivery[is]}</span>
    </span>
  )
}
