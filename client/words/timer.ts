import { part } from './part.ts'

/** The evening's timer, on every surface. */
export const TIMER = part('timer', {
  left: (clock: string) => `残り ${clock}`,
  stopped: '止めています',
  over: '時間です',
  calls: {
    five: 'あと5分です',
    one: 'あと1分です',
    over: '時間です。書きかけの言葉はそのままです',
  },
})
