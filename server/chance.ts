import { randomFillSync } from 'node:crypto'
import type { Chance } from '../shared/board/ids.ts'

/** The operating system's chance. */
export const realChance: Chance = (bytes) => randomFillSync(bytes)
