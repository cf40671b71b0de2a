import { randomUUID } from 'node:crypto'
import { existsSync, linkSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { CannotStart } from '../cannot-start.ts'
import { copyInto, settle, settleFolder } from './copy.ts'
import { type Seal, seal } from './seal.ts'
import { openToRead } from './sqlite-file.ts'
import { passingBy, remove } from './temporary.ts'

/**
 * Writes a sealed copy of a database, also while a server writes to it. `target` is there whole or
 * not at all.
 * @throws CannotStart where the source is none of ours, or `target` is there already
 */
export function backUp(source: string, target: string, now: number): Seal {
  if (existsSync(target)) throw alreadyThere(target)
  if (!existsSync(dirname(target))) throw noFolder(dirname(target))
  const { db } = openToRead(source)
  // Another backup under the same name may be on its way: each has a file of its own.
  const partial = passingBy(`${target}.${randomUUID()}.partial`)
  const journal = passingBy(`${partial}-journal`)
  try {
    copyInto(db, partial)
    const sealed = sealIn(partial, now)
    settle(partial)
    intoPlace(partial, target)
    settleFolder(dirname(target))
    return sealed
  } finally {
    db.close()
    remove(partial)
    remove(journal)
  }
}

/** Never over what somebody put there meanwhile. */
function intoPlace(partial: string, target: string) {
  try {
    linkSync(partial, target)
  } catch (error) {
    if (existsSync(target)) throw alreadyThere(target)
    if (!hasNoLinks(error)) throw error
    renameSync(partial, target)
  }
}

/** File systems of USB sticks know no links. */
const hasNoLinks = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'].includes(String(error.code))

function sealIn(file: string, now: number): Seal {
  const copy = new DatabaseSync(file)
  try {
    return seal(copy, now)
  } finally {
    copy.close()
  }
}

const alreadyThere = (file: string) =>
  new CannotStart(
    `「${file}」はもうあります。別の名前を指定してください。何も書いていません。`,
    `"${file}" is there already. Choose another name. Nothing was written.`,
  )

const noFolder = (folder: string) =>
  new CannotStart(
    `フォルダ「${folder}」がありません。場所を確かめてください。`,
    `There is no folder "${folder}".`,
  )
