/** What came of copying. */
export const copyWords = {
  copied: 'コピーしました',
  selected: '選びました。コピーしてください',
} as const
