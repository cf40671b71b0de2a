import { isNoteOperation } from '../../shared/board/notes.ts'
import type { MakeHistory } from './history.ts'

/** Of a device that takes nothing back and writes no plan: phones and the wall. Notes are said as ever. */
export const noHistory: MakeHistory = (_, __, say) => ({
  inherit: () => {},
  repeat: () => {},
  perform: (operation) => {
    if (!isNoteOperation(operation)) throw new Error(`not written here: ${operation.verb}`)
    say(operation)
  },
  next: () => undefined,
  step: () => undefined,
  told: () => {},
  forget: () => {},
  destroy: () => {},
})
