import { part } from './part.ts'

/** A quiet line of this seat on other devices. */
export const DEVICES_LINE = part('devicesLine', {
  offer: 'スマートフォンが壊れても、絵の合言葉を選んでおくと、別の端末で自分の付箋を直せます。',
  offerDo: '絵を選ぶ',
  offerNo: 'いりません',
  closed: 'この端末で続きを書けます。前の端末で書いた付箋は、ボードに残っています。',
  closedDo: '前の付箋を開く',
  closedNo: 'このまま続ける',
  other: (time: string) => `${time}から、別の端末がこの席で書いています。`,
  otherDo: '答える',
})
