export const eraseWords = { erase: 'この端末から けす' } as const
