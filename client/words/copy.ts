import { part } from './part.ts'

/** What came of copying. */
export const COPY = part('copy', {
  copied: 'コピーしました',
  selected: '選びました。コピーしてください',
})
