import { part } from './part.ts'

/** A page that is not there. */
export const NOT_FOUND = part('notFound', {
  notFound: 'このページは見つかりません',
  notFoundHelp: 'アドレス（URL）が違うかもしれません。番号から入り直してください。',
  toHome: '最初の画面へ',
})
