import type { Refusal, RefusalReason } from '../../../shared/wire.ts'

/** Thrown inside the judge only and caught at its door: a verdict, not an error. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(reason: RefusalReason, entry?: string) {
    super(entry ? `${reason}: ${entry}` : reason)
    this.refusal = entry === undefined ? { reason } : { reason, entry }
  }
}
