import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { CannotStart } from '../cannot-start.ts'
import { copyInto, settle, settleFolder } from './copy.ts'
import { type Seal, seal } from './seal.ts'
import { openToRead } from './sqlite-file.ts'

/**
 * Writes a sealed copy of a database, also while a server writes to it. `target` is there whole or
 * not at all.
 * @throws CannotStart where the source is none of ours, or `target` is there already
 */
export function backUp(source: string, target: string, now: number): Seal {
  if (existsSync(target)) throw alreadyThere(target)
  if (!existsSync(dirname(target))) throw noFolder(dirname(target))
  const { db } = openToRead(source)
  const partial = `${target}.partial`
  try {
    rmSync(partial, { force: true })
    copyInto(db, partial)
    const sealed = sealIn(partial, now)
    settle(partial)
    renameSync(partial, target)
    settleFolder(dirname(target))
    return sealed
  } finally {
    db.close()
    for (const left of ['', '-journal']) rmSync(partial + left, { force: true })
  }
}

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
