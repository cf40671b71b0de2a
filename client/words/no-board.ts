/** Where a board is not found. */
export const noBoardWords = {
  title: 'この よりあいは 見つかりません',
  help: '終わって かたづけられたか、住所（アドレス）が ちがうかもしれません。係の人に たずねてください。',
  act: 'さいしょの画面へ',
} as const
