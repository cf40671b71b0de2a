import { CLOSE, type Refusal } from '../../shared/wire.ts'

/**
 * What the end of a link means.
 * - `retry`: the server or the network went away; nothing is wrong with what we have
 * - `refused`: a write of ours was refused, so this document must not be sent again
 * - `gone`: this seat or this board is no more
 * - `reload`: the server speaks a newer language than this page
 */
export type Ending =
  | { kind: 'retry'; atLeastMs: number }
  | { kind: 'refused'; refusal: Refusal | undefined; code: number }
  | { kind: 'gone'; why: 'no-seat' | 'no-board' }
  | { kind: 'reload' }

/** After "too fast" a link that comes back at once would only be told so again. */
const BREATH_MS = 2_000

/** @param code the socket's close code; undefined where we closed it ourselves */
export function endingOf(code: number | undefined, refusal: Refusal | undefined): Ending {
  if (refusal && refusal.reason !== 'too-fast') return { kind: 'refused', refusal, code: code ?? 0 }
  if (refusal || code === CLOSE.tooFast) return { kind: 'retry', atLeastMs: BREATH_MS }
  if (code === CLOSE.noSeat) return { kind: 'gone', why: 'no-seat' }
  if (code === CLOSE.noBoard) return { kind: 'gone', why: 'no-board' }
  if (code === CLOSE.reload) return { kind: 'reload' }
  if (code !== undefined && code >= 4400 && code < 4500) return { kind: 'refused', refusal, code }
  return { kind: 'retry', atLeastMs: 0 }
}
