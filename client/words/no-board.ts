import { part } from './part.ts'

/** Where a board is not found. */
export const NO_BOARD = part('noBoard', {
  title: 'このワークショップは見つかりません',
  help: '終わって片づけられたか、アドレス（URL）が違うかもしれません。係の人にお尋ねください。',
  act: '最初の画面へ',
})
