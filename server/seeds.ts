import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plan } from '../shared/plan/format.ts'
import { parsePlan } from '../shared/plan/parse.ts'
import { CannotStart } from './cannot-start.ts'

const SHOWN_ERRORS = 5
/** Comes last in every list. */
const BLANK = 'blank'

/**
 * The plans that boards can start from, one per folder: `seeds/<id>/plan.json`.
 * @throws CannotStart naming the file and the path of each error in it
 */
export function readSeeds(folder: string): ReadonlyMap<string, Plan> {
  const plans = folders(folder).map((name) => readSeed(join(folder, name, 'plan.json'), name))
  return new Map(plans.map((plan) => [plan.id, plan]))
}

function folders(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    return names.sort((a, b) => +(a === BLANK) - +(b === BLANK) || (a < b ? -1 : 1))
  } catch {
    throw new CannotStart(
      `計画のひな形のフォルダ「${folder}」を読めません。YORIAI_SEEDS を確かめてください。`,
      `The folder of plan templates "${folder}" cannot be read. Check YORIAI_SEEDS.`,
    )
  }
}

function readSeed(file: string, id: string): Plan {
  const parsed = parsePlan(readJson(file))
  if (!parsed.ok) {
    const shown = parsed.errors.slice(0, SHOWN_ERRORS)
    const more = parsed.errors.length - shown.length
    const lines = shown.map(({ path, message }) => `\n  ${path}: ${message}`).join('')
    throw broken(file, `${lines}${more > 0 ? `\n  … +${more}` : ''}`)
  }
  if (parsed.plan.id !== id)
    throw broken(file, `\n  id: フォルダの名前「${id}」と同じにしてください。 / must be "${id}"`)
  return parsed.plan
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw broken(file, `\n  ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

const broken = (file: string, where: string) =>
  new CannotStart(
    `計画のひな形「${file}」を直してください：${where}`,
    `The plan template "${file}" needs to be corrected at the places above.`,
  )
