import { Dialog } from '../ui/dialog.tsx'
import { matrixWords } from '../words/matrix.ts'

const words = matrixWords.redact

/** Erasing for good is the facilitator's: here it is said how to come to it. */
export function HowToRedact({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={words.title} onClose={onClose}>
      <div className="grid gap-3">
        {words.how.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </Dialog>
  )
}
