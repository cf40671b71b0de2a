export const USAGE = `使いかた / usage
  npm run yoriai -- backup <ファイル / file>
      いまのデータの控えを作ります。サーバーが動いていても作れます。
      Writes a copy of all boards, also while the server runs.
  npm run yoriai -- restore <ファイル / file> [--force]
      控えから戻します。先にサーバーを止めてください。いまのデータは別の名前で残ります。
      Puts a copy back. Stop the server first. What is there now is kept under another name.
  npm run yoriai -- verify [<ファイル / file>]
      いまのデータ、または控えを、はじめから終わりまで読んで確かめます。
      Reads the data folder, or a copy, from end to end.
  npm run yoriai -- recover
      始められないとき、いまのデータの読めるところを取りもどします。いまのファイルは別の名前で残ります。
      Where it does not start: goes on with what can be read. The files as they are stay under another name.
  npm run yoriai -- links [<ファイル / file>]
      開いているボードのリンクと番号、管理者リンクを、端末の画面に出します。ファイル名をつけると、持ち主だけが読めるファイルに書きます。
      Shows all links, codes and the admin link, on a terminal only; or writes them to a file of yours alone.
  npm run yoriai -- retention [--delete] [--force]
      日がたって消すもの（だれが書いたか、席など）を、ボードごとに出します。サーバーが動いていても使えます。--delete をつけると、いま消します（先にサーバーを止めてください）。
      Shows what is over its age; --delete deletes it now (stop the server first), --force without asking about the clock.

  データのフォルダは YORIAI_DATA で指定します（ふつうは ./data）。
  YORIAI_DATA names the data folder (./data unless set).`
