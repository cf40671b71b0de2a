import { part } from './part.ts'

/** Why nothing can be written, and what can be done with words left in the box. Phones fetch it then. */
export const SHUT = part('shut', {
  why: {
    locked: 'いまは書きこみを止めています。書いたものは残っています。',
    closed: 'このワークショップは終わりました。読むことはできます。',
    stopped:
      'いまはこの席から書きこむことができません。読むことはできます。理由は進行の人に聞いてください。書きかけの言葉は残っています。',
    'no-seat': 'この席からは、もう書けません。',
    'no-board': 'このワークショップには、もう書けません。',
  },
  stranded: (showTo: string) =>
    `書きかけの言葉は、この端末に残っています。${showTo}にこの画面を見せるか、コピーして送ってください。`,
  strandedTo: '書記か職員',
  copyDraft: '書きかけをコピー',
})
