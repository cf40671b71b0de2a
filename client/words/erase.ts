export const eraseWords = { erase: 'この端末から消す' } as const
