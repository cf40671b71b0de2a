import type { PhoneWords } from '../phone.ts'
import { kana } from './furigana.ts'

export const shared: PhoneWords['shared'] = {
  product: 'よりあいボード',
  language: 'ことば',
  close: 'とじる',
  cancel: 'やめる',
  unfold: 'つづきを 読む',
  fold: 'とじる',
  loading: '読みこんでいます',
  broken: 'うまく 表示できませんでした',
  brokenHelp: kana`書いたものは この端末《たんまつ》に のこっています。もう一度 ひらいてください。`,
  reload: 'もう一度 ひらく',
  keptWords: '書きかけが あります。',
  keptDrop: '書きかけを けす',
  keptDropped: '書きかけを けしました',
  tooLong: (over) => `${over}字 長すぎます。みじかく してください`,
  left: (count) => `あと ${count}字`,
  tableName: (table) => `${table}はん`,
  connection: {
    joining: 'つないでいます',
    live: 'つながっています',
    away: 'つながっていません',
  },
}

export const copy: PhoneWords['copy'] = {
  copied: 'コピーしました',
  selected: 'えらびました。コピーしてください',
}

export const erase: PhoneWords['erase'] = { erase: kana`この端末《たんまつ》から けす` }

export const thisDevice: PhoneWords['thisDevice'] = {
  table: (name) =>
    kana`この端末《たんまつ》は ${name}の席です。ちがう はんに すわっていますか。そのときは、この端末《たんまつ》から けしてから、机の紙の QRコードを 読みとってください。わからないときは 書記の人に 声を かけてください。`,
  lent: kana`借りた 端末《たんまつ》は、返すまえに けしてください。`,
  readOut: kana`読み上げソフトに、ほかの人の 付箋《ふせん》が ふえたことを 知らせる`,
  forgetTitle: kana`この端末《たんまつ》から けしますか`,
  goes: ['書きかけの ことばは きえます'],
  seatGoes: kana`この端末《たんまつ》は 席を わすれます。はった付箋《ふせん》は、もう なおせません。とりさげることも できません`,
  linkNeeded: 'もう一度 はいるときは、リンクか QRコードを 使います',
  tabs: 'ほかの タブで ひらいている 画面も とじます',
  others: kana`この端末《たんまつ》には、ほかの ワークショップの ものも あります。`,
  forgetThis: 'この ワークショップだけ けす',
  forgetAll: 'すべて けす',
  stays: kana`はった付箋《ふせん》は、そのまま のこります。`,
  unsent: 'まだ 送っていない ものが あります。けすと、もう 送れません。',
  forgetNow: 'けす',
  forgetting: 'けしています',
  failed:
    'けすことが できませんでした。電波や Wi-Fi を たしかめて、もう一度 ためしてください。いまは 全部 のこっています。',
}

export const leftWords: PhoneWords['leftWords'] = {
  title: 'まだ 送っていない ことば',
  noBoard: kana`この端末《たんまつ》に のこっている ことばです。コピーできます。ほかの ワークショップで 使うことも できます。`,
  here: kana`入れる ところが なくなった ことばが、この端末《たんまつ》に のこっています。`,
  over: kana`ワークショップは 終わりました。送るまえの ことばが、この端末《たんまつ》に のこっています。コピーして 使えます。`,
  take: '下書きに 入れる',
  copy: 'コピー',
  copied: 'コピーしました',
  selected: 'えらびました。コピーしてください',
  drop: 'けす',
  dropped: 'けしました',
}

export const givenBack: PhoneWords['givenBack'] = {
  putAwayTitle: kana`しまった付箋《ふせん》`,
  putAway: (count) =>
    count === 1
      ? kana`進行の人が あなたの付箋《ふせん》を しまいました。ことばは ここに のこっています。`
      : kana`進行の人が あなたの付箋《ふせん》を ${count}まい しまいました。ことばは ここに のこっています。`,
  putAwayHelp: 'ほかの人には 見えません。わけは 進行の人に 聞いてください。',
  postAnew: 'なおして もう一度 はる',
  understood: 'わかりました',

  erasedTitle: kana`すべて けした付箋《ふせん》`,
  erased: (count) =>
    kana`進行の人が、あなたの付箋《ふせん》 ${count}まいの ことばを すべて けしました。`,
  erasedHelp: kana`ボードからも この端末《たんまつ》からも けしました。わからないことは 係の人に 聞いてください。`,

  returnedTitle: 'はれなかった ことば',
  returnedHelp: 'ことばは のこっています。どうするか えらんでください。',
  again: 'もう一度 はる',
  againOther: 'もう一度 ためす',
  toDraft: '下書きに もどす',
  dismiss: 'かたづける',
  returnedVerb: {
    'notes.post': 'はること',
    'notes.edit': 'なおすこと',
    'notes.move': 'うごかすこと',
    'notes.withdraw': 'とりさげること',
    'groups.make': '島を つくること',
    'groups.title': '島に 名前を つけること',
    'groups.merge': '島を 合わせること',
    'groups.split': '島を 分けること',
    'groups.remove': '島を ほどくこと',
    'rows.add': '行に すること',
    'rows.rewrite': '行を なおすこと',
    'rows.place': '行を うごかすこと',
    'rows.schedule': '年度を 書くこと',
    'rows.decide': '返事を 記録すること',
    'rows.remove': '行を けすこと',
    'rows.restore': 'けした行を もどすこと',
    'goals.write': '目標を なおすこと',
    'board.shift': '計画の期間を かえること',
  },
  returnedOther: 'この 操作',
  returnedSetting: {
    title: '題名を かえること',
    focus: '前の画面を かえること',
    grouping: 'みんなで うごかす きまりを かえること',
    locked: '書きこみを 止めることや 始めること',
    timer: 'タイマーを 動かすこと',
    tables: 'はんの数を かえること',
  },
  returnedSettings: '設定を かえること',
  couldNotStep: { undo: 'もどせませんでした。', redo: 'やりなおせませんでした。' },
  tooLong: (over) => `${over}字 長すぎます。みじかく してください。`,
  tooLongTogether: 'ほかの画面で 書いた ことばと 合わせると 長すぎます。みじかく してください。',
  couldNot: (what) => `${what}が できませんでした。`,
  reasons: {
    locked: '書きこみが 止まっていました。',
    closed: 'この ワークショップは 終わりました。',
    stopped: 'この席からの 書きこみは 止めています。係の人に 声を かけてください。',
    'put-away': kana`この付箋《ふせん》は 係の人が しまいました。`,
    redacted: kana`この付箋《ふせん》は 係の人が すべて けしました。`,
    'not-allowed': 'いまの席では できません。',
    'not-yours': kana`ほかの人の 付箋《ふせん》でした。`,
    'wrong-table': kana`ほかの はんの 付箋《ふせん》でした。`,
    'too-long': 'ほかの人が 書いた字と 合わせると 長すぎます。みじかく してください。',
    blank: '見える字が ありません。',
    'too-large': '一度に 送る 量が 多すぎました。',
    full: kana`この ワークショップの 付箋《ふせん》が いっぱいに なりました。係の人に 声を かけてください。`,
    'too-fast': '一度に たくさん 送りました。すこし 待ってください。',
    malformed: 'とちゅうで こわれて 届きました。',
    'unknown-key': 'とちゅうで こわれて 届きました。',
    'wrong-shape': 'とちゅうで こわれて 届きました。',
    incomplete: 'とちゅうまで 届きました。',
    'foreign-client': 'とちゅうまで 届きました。',
    'clock-jump': 'とちゅうまで 届きました。',
    'no-note': kana`この付箋《ふせん》は もう ありません。`,
    'no-place': 'はる ところが もう ありません。',
    'face-down': kana`ふせて 書いた 付箋《ふせん》です。いま はると、みんなに 見えます。`,
    'id-reused': 'まえに 送ったものと かさなりました。',
    'no-group': 'この島は もう ありません。',
    'no-phase': 'この 時間わりは もう ありません。',
    'not-current': 'ほかの 進行の人が 先に すすめました。',
    'phase-runs': 'いま しているところです。',
  },
}
