/** A page that is not there. */
export const notFoundWords = {
  notFound: 'このページは 見つかりません',
  notFoundHelp: '住所（アドレス）が ちがうかもしれません。番号から 入りなおしてください。',
  toHome: 'さいしょの画面へ',
} as const
