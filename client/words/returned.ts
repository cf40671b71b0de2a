import type { Picture } from '../../shared/sign.ts'
import { part } from './part.ts'

/** A seat that goes on on another device, and the pictures by which its person is known there. */
export const RETURNED = part('returned', {
  picture: {
    cat: 'ねこ',
    dog: 'いぬ',
    bird: 'とり',
    fish: 'さかな',
    orange: 'みかん',
    riceball: 'おにぎり',
    tea: 'おちゃ',
    flower: 'はな',
    umbrella: 'かさ',
    train: 'でんしゃ',
    house: 'いえ',
    moon: 'つき',
  } satisfies Record<Picture, string>,
  chosenAs: (name: string, number: number) => `${name}、${number}番目`,
  order: (names: readonly string[]) => names.map((name, at) => `${at + 1} ${name}`).join('　'),
  none: '絵を3つ、順に押してください。',
  away: 'つながりません。少ししてから、もう一度押してください。',

  signTitle: '絵の合言葉',
  signHelp:
    '端末を替えたときのために、絵を3つ、順に選んで覚えてください。人には見せないでください。',
  signDo: 'これにする',
  signSaid: '絵の合言葉を決めました',
  signChange: '絵の合言葉を選び直す',
  signChoose: '絵の合言葉を選ぶ',
  signRemove: '合言葉をやめる',
  signRemoved: '絵の合言葉をやめました',

  openTitle: '前の付箋を開く',
  openOld: '前の端末が使えるときは、その画面の「答える」を押し、「はい」を選んでください。',
  openSign: '使えないときは、選んでおいた絵を3つ、順に押してください。',
  openLeft: (guesses: number) => `あと${guesses}回試せます。`,
  openNone:
    '前の端末が使えないときは、前の付箋をこの端末で直すことはできません。付箋はボードに残り、なくなりません。続きは、このまま書けます。',
  openDo: '開く',
  opened: '前の付箋を開きました',

  otherTitle: '端末を替えましたか',
  otherHelp: (time: string) =>
    `${time}に、別の端末がこの席に入りました。ご自分で端末を替えたときだけ、「はい」を押してください。`,
  otherYes: 'はい、わたしが替えました',
  otherYesThen: '前に書いた付箋が新しい端末で開きます。この端末では書けなくなります。',
  otherNo: 'いいえ、知りません',
  otherNoThen: '別の端末は使えなくなります。この端末は、このまま使えます。',
  otherSaidNo: '別の端末を止めました',
})

/** 進行: how many devices came back, by whose links. */
export const returnedCount = {
  total: (times: number) => `端末を替えて続けた席：${times}`,
  by: (role: string, table: number | null, times: number) =>
    `${table === null ? '' : `${table}班の`}${role}のQRから${times}`,
  role: { facilitator: '進行', scribe: '書記' } as const,
  waiting: (count: number) => `本人の答えがまだの端末：${count}`,
  denied: (count: number) => `本人が「知りません」と答えて止めた端末：${count}`,
} as const
