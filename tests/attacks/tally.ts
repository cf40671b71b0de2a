/** What came of all mutated updates so far. */
export interface Tally {
  fired: number
  /** Decoded and applied to a bare document without an error and without waiting for anything. */
  clean: number
  /** Of those, such as changed what a bare document shows. */
  effective: number
  /** Of those, such as do what the policy forbids, by the attacker's own rules. */
  forbidden: number
  accepted: number
  /** Accepted, and adding nothing. */
  empty: number
  refused: Record<string, number>
  /** Mutated commands, such as were done, and why the others were not. */
  said: number
  done: number
  denied: Record<string, number>
  /** Boards on which the others went on afterwards. */
  afterwards: number
  /** How long the server took for one at most, in ms. */
  slowestMs: number
}

export const newTally = (): Tally => ({
  ...{ fired: 0, clean: 0, effective: 0, forbidden: 0, accepted: 0, empty: 0 },
  ...{ refused: {}, said: 0, done: 0, denied: {}, afterwards: 0, slowestMs: 0 },
})
