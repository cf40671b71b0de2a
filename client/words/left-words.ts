import { part } from './part.ts'

/** Words that this device kept and that have no box any more. */
export const LEFT_WORDS = part('leftWords', {
  title: 'まだ送っていない言葉',
  noBoard:
    'この端末に残っている言葉です。コピーできます。別のワークショップに入ってから使うこともできます。',
  here: '入れる場所がなくなった言葉が、この端末に残っています。',
  over: 'ワークショップは終わりました。送らなかった言葉が、この端末に残っています。コピーして使えます。',
  take: '下書きに入れる',
  copy: 'コピー',
  copied: 'コピーしました',
  selected: '選びました。コピーしてください',
  drop: '消す',
  dropped: '消しました',
})
