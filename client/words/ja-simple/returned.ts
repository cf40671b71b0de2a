import type { PhoneWords } from '../phone.ts'
import { kana } from './furigana.ts'

export const returned: PhoneWords['returned'] = {
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
  },
  chosenAs: (name, number) => `${name}、${number}番目`,
  order: (names) => names.map((name, at) => `${at + 1} ${name}`).join('　'),
  none: '絵を 3つ、じゅんばんに おしてください。',
  away: 'つながりません。すこし 待ってから、もう一度 おしてください。',

  signTitle: kana`絵の合言葉《あいことば》`,
  signHelp: kana`絵を 3つ、じゅんばんに えらんで おぼえてください。端末《たんまつ》を かえたときに 使います。人には 見せないでください。`,
  signDo: 'これに する',
  signSaid: kana`絵の合言葉《あいことば》を きめました`,
  signChange: kana`絵の合言葉《あいことば》を えらびなおす`,
  signChoose: kana`絵の合言葉《あいことば》を えらぶ`,
  signRemove: kana`合言葉《あいことば》を やめる`,
  signRemoved: kana`絵の合言葉《あいことば》を やめました`,

  openTitle: kana`まえの付箋《ふせん》を ひらく`,
  openOld: kana`まえの端末《たんまつ》が 使えるときは、その画面の「答える」を おしてください。つぎに「はい」を えらんでください。`,
  openSign: '使えないときは、えらんでおいた絵を 3つ、じゅんばんに おしてください。',
  openLeft: (guesses) => `あと ${guesses}回 ためせます。`,
  openNone: kana`まえの付箋《ふせん》を なおせるのは、まえの端末《たんまつ》だけです。付箋《ふせん》は ボードに のこります。つづきは このまま 書けます。`,
  openDo: 'ひらく',
  opened: kana`まえの付箋《ふせん》を ひらきました`,

  otherTitle: kana`端末《たんまつ》を かえましたか`,
  otherHelp: (time) =>
    kana`${time}に、べつの端末《たんまつ》が この席に はいりました。じぶんで 端末《たんまつ》を かえたときだけ、「はい」を おしてください。`,
  otherYes: 'はい、わたしが かえました',
  otherYesThen: kana`まえに 書いた付箋《ふせん》が 新しい端末《たんまつ》で ひらきます。この端末《たんまつ》では もう 書けません。`,
  otherNo: 'いいえ、知りません',
  otherNoThen: kana`べつの端末《たんまつ》を 止めます。この端末《たんまつ》は、このまま 使えます。`,
  otherSaidNo: kana`べつの端末《たんまつ》を 止めました`,
}

export const devicesLine: PhoneWords['devicesLine'] = {
  offer: kana`絵の合言葉《あいことば》を きめておくと、スマートフォンが こわれても、べつの端末《たんまつ》で じぶんの付箋《ふせん》を なおせます。`,
  offerDo: '絵を えらぶ',
  offerNo: 'いりません',
  closed: kana`この端末《たんまつ》で つづきを 書けます。まえの端末《たんまつ》で 書いた付箋《ふせん》は、ボードに のこっています。`,
  closedDo: kana`まえの付箋《ふせん》を ひらく`,
  closedNo: 'このまま つづける',
  other: (time) => kana`${time}から、べつの端末《たんまつ》が この席で 書いています。`,
  otherDo: '答える',
}
