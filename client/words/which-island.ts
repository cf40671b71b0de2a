import { part } from './part.ts'

/** 「この付箋はどの島？」 on the phone, fetched where the hall groups. */
export const WHICH_ISLAND = part('whichIsland', {
  title: 'この付箋はどの島？',
  left: (count: number) => `あと${count}枚`,
  choose: '島を選んでください',
  unnamed: '名前のない島',
  sheets: (count: number) => `${count}枚`,
  put: 'この島に入れる',
  later: 'あとで',
  needsChoice: '島を選んでから押してください。',
  done: (title: string) => `「${title}」に入れました`,
  takeBack: 'もどす',
  takenBack: '島の外にもどしました',
  all: '全部の付箋が島に入りました。ありがとうございます。',
})
