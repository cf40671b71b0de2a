import { part } from './part.ts'

/** What one does with a note of one's own, and what became of it. Phones fetch it late. */
export const OWN_NOTE = part('ownNote', {
  editTitle: '付箋を直す',
  editText: '付箋の言葉',
  rewrite: 'これに直す',
  rewritten: '直しました',
  gone: 'この付箋は、もう貼られていません。書いた言葉は、この端末に残っています。',

  moveTitle: '付箋を動かす',
  moveGoal: 'どの目標へ',
  moveHere: 'ここへ動かす',
  moved: (goal: string, actor: string) => `${goal}の${actor}へ動かしました`,
  keepRewriting: 'このまま直す',

  becameRow: (text: string) => `取組「${text}」`,
  becameAnswer: (who: string) => `答えたところ：${who}`,
  becameReason: (reason: string) => `理由：${reason}`,
  became: {
    asked: '計画の案になりました（依頼中）',
    agreed: '計画に入りました（合意）',
    held: '保留になりました。いまの計画には入っていません。',
    declined: '対応困難という返事がありました。計画には入っていません。',
    plan: '計画に入りました',
  },
})
