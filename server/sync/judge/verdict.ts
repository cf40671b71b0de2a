import type { Refusal, RefusalReason } from '../../../shared/wire.ts'

/**
 * Thrown inside the judge only and caught at its door: a verdict, not an error. An Error would take
 * down the stack each time, which costs more than most of the checks.
 */
export class Refused {
  readonly refusal: Refusal

  constructor(reason: RefusalReason, entry?: string) {
    this.refusal = entry === undefined ? { reason } : { reason, entry }
  }
}
