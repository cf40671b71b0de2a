import type { Failure } from '../../shared/http.ts'
import { type Answer, CLOSE, type CommandReason, REFUSALS } from '../../shared/wire.ts'
import type { Said } from './problems.ts'

type Refused = Extract<Answer, { done: false }>

/** Why a command was not done, in words for people who use a program of their own. */
const WORDS: Record<CommandReason, readonly [ja: string, en: string]> = {
  'no-note': ['この付箋は、もうありません。', 'There is no such note.'],
  'no-place': ['はる場所が、もうありません。', 'There is no such goal, actor or group.'],
  'no-phase': ['この段階は、もうありません。', 'There is no such item of the agenda.'],
  'not-current': [
    'ほかの進行の人が、先に進めました。何も変えていません。',
    'Somebody else has led the evening on. Nothing was changed.',
  ],
  'phase-runs': [
    'いま進んでいる段階です。つぎへ進んでから、もう一度おためしください。',
    'This phase runs just now.',
  ],
  'no-group': ['この島は、もうありません。', 'There is no such island.'],
  'no-ballot': ['この投票は、もうありません。', 'There is no such ballot.'],
  'ballot-closed': [
    'この投票は締めきられました。前に選んだものは、そのまま数えています。',
    'This ballot is closed. What was chosen before is counted.',
  ],
  'ballot-open': [
    'いま投票をしています。締めてから、もう一度おためしください。',
    'A ballot runs just now. Try again when it is closed.',
  ],
  'not-admitted': [
    '投票が始まったあとに参加した席です。進行の人に声をかけてください。',
    'This seat was taken after the ballot was opened.',
  ],
  'too-many': ['選べる数をこえています。', 'That is more than may be chosen.'],
  'no-option': ['選んだもののなかに、もうないものがあります。', 'What was chosen is not there.'],
  'face-down': [
    '伏せて書いた付箋です。いまは伏せて書く時間ではありません。',
    'It was written face down, and would be seen now.',
  ],
  'id-reused': [
    'この id は、別の内容に使われています。新しい id で送ってください。',
    'This id was used for something else. Send it with a new one.',
  ],
  'not-allowed': ['この席では、この操作はできません。', 'This seat may not do that.'],
  'not-yours': ['ほかの人の付箋です。', 'The note is somebody else’s.'],
  'wrong-table': ['ほかの班の付箋です。', 'The note is of another table.'],
  locked: ['いまは書きこみが止まっています。', 'Writing is stopped just now.'],
  closed: ['このよりあいは終わりました。', 'This board is closed.'],
  stopped: [
    'この席からの書きこみは止められています。係の人に声をかけてください。',
    'This seat may read only. Please talk to the staff.',
  ],
  'put-away': ['この付箋は係の人がしまいました。', 'This note was put away.'],
  redacted: ['この付箋は、係の人が完全に消しました。', 'This note was erased for good.'],
  'too-long': ['文字が長すぎるか、改行が多すぎます。短くしてください。', 'The text is too long.'],
  blank: ['見える文字がありません。', 'Nothing of the text can be seen.'],
  'too-large': ['一度に送られた量が多すぎます。', 'Too much was sent at once.'],
  full: [
    'この席かこのボードには、これ以上入りません。係の人に声をかけてください。',
    'There is no more room for this seat or on this board.',
  ],
  'too-fast': [
    '続けて何度も送られました。少し待ってから、もう一度送ってください。',
    'Too much was sent from this seat. Wait a moment.',
  ],
  malformed: ['内容の形が正しくありません。', 'The command is not in the expected form.'],
  'unknown-key': ['内容の形が正しくありません。', 'The command is not in the expected form.'],
  'wrong-shape': ['内容の形が正しくありません。', 'The command is not in the expected form.'],
  incomplete: ['途中までしか届きませんでした。', 'It did not arrive whole.'],
  'foreign-client': ['途中までしか届きませんでした。', 'It did not arrive whole.'],
  'clock-jump': ['途中までしか届きませんでした。', 'It did not arrive whole.'],
}

/** The words of a reason. */
export function saidOf(reason: CommandReason): Said {
  const [ja, en] = WORDS[reason]
  return { ja, en }
}

/** A refusal as HTTP tells it: as on the socket, and with words. */
export function refusedOut(answer: Refused): Refused & Failure {
  const { ja, en } = saidOf(answer.reason)
  return { ...answer, error: { code: answer.reason, message: `${ja} / ${en}`, ja, en } }
}

export function statusOf(reason: CommandReason) {
  switch (reason) {
    case 'no-note':
    case 'no-phase':
    case 'no-group':
    case 'no-ballot':
      return 404
    case 'no-place':
    case 'face-down':
    case 'blank':
    case 'too-long':
    case 'put-away':
    case 'redacted':
    case 'wrong-shape':
    case 'too-many':
    case 'no-option':
      return 422
    case 'id-reused':
    case 'not-current':
    case 'phase-runs':
    case 'ballot-open':
    case 'ballot-closed':
      return 409
    case 'not-admitted':
      return 403
    case 'malformed':
      return 400
    default:
      return REFUSALS[reason] === CLOSE.tooLarge ? 429 : 403
  }
}
