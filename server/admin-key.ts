import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Chance } from '../shared/board/ids.ts'
import { CannotStart } from './cannot-start.ts'
import { newToken } from './seats/tokens.ts'

export const ADMIN_KEY_FILE = 'admin-key'

/** The admin key that is kept in the data folder, made on the first start; its owner's alone to read. */
export function keptAdminKey(folder: string, chance: Chance): string {
  const file = join(folder, ADMIN_KEY_FILE)
  try {
    const kept = readKept(file)
    if (kept !== '') return kept
    const key = newToken(chance)
    writeFileSync(file, `${key}\n`, { mode: 0o600 })
    return key
  } catch {
    throw new CannotStart(
      `管理者の鍵のファイル「${file}」を読み書きできません。権限を確かめるか、YORIAI_ADMIN_KEY を設定してください。`,
      `The admin key's file "${file}" cannot be read or written. Check its permissions, or set YORIAI_ADMIN_KEY.`,
    )
  }
}

/** The one that is kept, where one is. */
export const adminKeyIn = (folder: string): string | undefined =>
  readKept(join(folder, ADMIN_KEY_FILE)) || undefined

function readKept(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}
