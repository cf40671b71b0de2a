/** 1, 2, … as many as that. */
export const upTo = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, at) => at + 1)
