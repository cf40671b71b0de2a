/** What came of copying. */
export const copyWords = {
  copied: 'コピーしました',
  selected: 'えらびました。コピーしてください',
} as const
