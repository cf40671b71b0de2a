import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import { isAny, isNumber, isText, isTruth, listOf, maybe, orNull, shaped } from './kept-checks.ts'
import { planKept } from './plan-kept.ts'
import type { Keeping, OutboxEntry } from './plan-outbox-entry.ts'
import { isStep, type SeatShelf } from './seat-shelf.ts'

/** An entry as text; `update` in base64, or absent. */
type Kept = Omit<OutboxEntry, 'operation' | 'update' | 'carried'> & {
  operation: unknown
  update?: string | undefined
}

const isKept = shaped<Kept>({
  ...{ id: isText, operation: isAny, update: maybe(isText), anew: isTruth, epoch: isText },
  ...{ before: orNull(isText), step: isStep, typed: listOf(isText) },
  ...{ order: isNumber, refusals: isNumber },
})

/** What was written into the plan and waits for its receipt, on the seat's shelf. */
export class PlanShelf implements Keeping {
  readonly #shelf: SeatShelf

  constructor(shelf: SeatShelf) {
    this.#shelf = shelf
  }

  waiting = (): OutboxEntry[] =>
    this.#shelf.all('op.', isKept).flatMap(({ operation: said, update, ...kept }) => {
      const operation = planKept(said)
      if (!operation) return []
      const bytes = update === undefined ? undefined : updateIn(update)
      // Without its bytes it is done anew: its words are all there.
      return { ...kept, operation, update: bytes ?? null, anew: kept.anew || !bytes, carried: null }
    })

  keep({ carried: _, update, ...rest }: OutboxEntry) {
    this.#shelf.put(`op.${rest.id}`, update ? { ...rest, update: toBase64(update) } : rest)
  }

  forget({ id, order }: OutboxEntry) {
    const kept = this.#shelf.one(`op.${id}`, isKept)
    if (kept && kept.order <= order) this.#shelf.remove(`op.${id}`)
  }
}

function updateIn(text: string): Uint8Array | undefined {
  try {
    const update = fromBase64(text)
    Y.decodeUpdate(update)
    return update
  } catch {
    return undefined
  }
}
