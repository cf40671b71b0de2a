/** What happened over one or many workshops, in numbers. */
export const NOTHING_YET = {
  workshops: 0,
  operations: 0,
  /** Of these what was done with islands. */
  groupings: 0,
  undos: 0,
  redos: 0,
  steals: 0,
  /** By the server, of somebody who knew. */
  refusalsExpected: 0,
  refusalsUnexpected: 0,
  /** Operations that came back to their person. */
  returned: 0,
  dropOffs: 0,
  messagesLost: 0,
  offlineReturns: 0,
  reloads: 0,
  secondTabs: 0,
  /** Two tabs of a seat that both had something on the way. */
  tabRaces: 0,
  /** What one tab left waiting, taken over by another. */
  takenOver: 0,
  typedThroughReconnects: 0,
  closedInFlight: 0,
  stops: 0,
  kills: 0,
  putAway: 0,
  layBack: 0,
  stopSeat: 0,
  startSeat: 0,
  /** Edits given back because their note was put away without them. */
  missedEdits: 0,
  saidByHttp: 0,
  /** Said over HTTP, where it or its answer got lost, and then by the socket. */
  changedDoors: 0,
  backups: 0,
  restores: 0,
  /** Boards that were written anew under a new epoch. */
  rewrites: 0,
  sleeps: 0,
  heldFlushes: 0,
  asked: 0,
  unasked: 0,
}

export type Tally = typeof NOTHING_YET

export function add(to: Tally, more: Tally) {
  for (const name of Object.keys(to) as (keyof Tally)[]) to[name] += more[name]
}
