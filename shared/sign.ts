/**
 * The pictures by which a person is known again on another device: she chooses some, in an order.
 * Pictures are remembered by those who forget numbers, and nobody has one of them at the bank.
 */
export const PICTURES = [
  ...(['cat', 'dog', 'bird', 'fish'] as const),
  ...(['orange', 'riceball', 'tea', 'flower'] as const),
  ...(['umbrella', 'train', 'house', 'moon'] as const),
] as const

export type Picture = (typeof PICTURES)[number]

/** 12 × 11 × 10 = 1,320 signs, all different pictures. */
export const SIGN_LENGTH = 3
/** Wrong ones in all, however long one waits; then the earlier device alone can say yes. */
export const SIGN_GUESSES = 5
