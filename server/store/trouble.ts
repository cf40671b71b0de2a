/** SQLite's result codes: https://www.sqlite.org/rescode.html */
const SQLITE_READONLY = 8
const SQLITE_IOERR = 10
const SQLITE_FULL = 13
const SQLITE_CANTOPEN = 14

export const hasNoSpace = (error: unknown) =>
  codeOf(error) === SQLITE_FULL || isNamed(error, 'ENOSPC', 'EDQUOT', 'EFBIG')

export const isReadOnly = (error: unknown) =>
  [SQLITE_READONLY, SQLITE_CANTOPEN].includes(codeOf(error) ?? 0) ||
  isNamed(error, 'EROFS', 'EACCES', 'EPERM')

/** Whether it is the disk that refuses, not a mistake of ours. */
export const isOfTheDisk = (error: unknown) =>
  hasNoSpace(error) || isReadOnly(error) || codeOf(error) === SQLITE_IOERR

/** The primary result code; the extended one has more in its higher bytes. */
function codeOf(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof code === 'number' ? code & 0xff : undefined
}

const isNamed = (error: unknown, ...names: string[]) =>
  error instanceof Error && 'code' in error && names.includes(String(error.code))
