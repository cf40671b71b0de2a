/** SQLite's result codes: https://www.sqlite.org/rescode.html */
const SQLITE_BUSY = 5
const SQLITE_LOCKED = 6
const SQLITE_READONLY = 8
const SQLITE_IOERR = 10
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14

/** Writes that were not saved: the room closed before they reached the disk. */
export class NotSaved extends Error {
  constructor(reason: string) {
    super(`not saved: ${reason}`)
    this.name = 'NotSaved'
  }
}

/** A board cannot be read at this moment, or is damaged: nobody gets in, and the others go on. */
export class NotLoaded extends Error {
  constructor(board: string, cause: unknown) {
    super(`board ${board} could not be loaded`, { cause })
    this.name = 'NotLoaded'
  }
}

/** What the person beside the computer can do about it. */
export interface Trouble {
  ja: string
  en: string
}

const FULL: Trouble = {
  ja: 'ディスクがいっぱいで、保存できません。いらないファイルを消して空きを作ってください。空きができれば、そのまま続きます。',
  en: 'The disk is full: nothing can be saved. Delete what is not needed; it goes on by itself when there is space.',
}

const NOT_WRITABLE: Trouble = {
  ja: 'ディスクに書きこめません。データのフォルダの権限と、ディスクが読みとり専用になっていないかを確かめてください。',
  en: 'The disk cannot be written. Check the data folder’s permissions, and whether the disk is read-only.',
}

const FAILING: Trouble = {
  ja: 'ディスクの読み書きに失敗しました。ディスクがこわれかけているかもしれません。控えをとってください。',
  en: 'Reading or writing the disk failed. It may be about to break: take a backup.',
}

export const IN_USE: Trouble = {
  ja: 'ほかのプログラムがデータのファイルを使っていて、保存できません。そのプログラムを終わらせてください。終われば、そのまま続きます。',
  en: 'Another program holds the database: nothing can be saved. End that program; it goes on by itself.',
}

/** Whether another program holds the database at this moment. */
export function isInUse(error: unknown): boolean {
  const { errcode } = Object(error) as { errcode?: unknown }
  return typeof errcode === 'number' && [SQLITE_BUSY, SQLITE_LOCKED].includes(errcode & 0xff)
}

/** @returns undefined where it is not the disk that refuses, but a mistake of ours */
export function troubleWithDisk(error: unknown): Trouble | undefined {
  const { code, errcode } = Object(error) as { code?: unknown; errcode?: unknown }
  if (isInUse(error)) return IN_USE
  if (typeof errcode === 'number') {
    // The primary result code; the extended one has more in its higher bytes.
    switch (errcode & 0xff) {
      case SQLITE_FULL:
        return FULL
      case SQLITE_READONLY:
      case SQLITE_CANTOPEN:
        return NOT_WRITABLE
      case SQLITE_IOERR:
        return FAILING
    }
  }
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(code))) return FULL
  if (['EROFS', 'EACCES', 'EPERM'].includes(String(code))) return NOT_WRITABLE
  return undefined
}
