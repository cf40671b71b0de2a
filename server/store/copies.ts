import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { momentOfStamp } from '../../shared/tokyo.ts'

/** The data from before a restore, kept beside what was put in its place. */
export interface Copy {
  name: string
  /** When it was set aside, ms since 1970. */
  at: number
}

const NAME = /^before-restore-(\d{14})\.sqlite(?:-wal|-shm)?$/

export const copyName = (stamp: string) => `before-restore-${stamp}.sqlite`

/** Copies of a data folder that were set aside before a moment, the oldest first. */
export function copiesBefore(folder: string, before: number | undefined): Copy[] {
  if (before === undefined) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const at = momentOfStamp(NAME.exec(name)?.[1] ?? '')
      return at !== undefined && at < before ? [{ name, at }] : []
    })
    .sort((a, b) => a.at - b.at || (a.name < b.name ? -1 : 1))
}

export function removeCopies(folder: string, copies: readonly Copy[]) {
  for (const { name } of copies) rmSync(join(folder, name), { force: true })
}
