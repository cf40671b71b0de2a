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
  let bytes: Uint8Array
  try {
    bytes = readFileSync(file)
  } catch {
    throw new CannotStart(
      `計画のひな形「${file}」を読めません。フォルダーの中に plan.json を置いてください。`,
      `The plan template "${file}" cannot be read. Each folder of templates needs a plan.json.`,
    )
  }
  const text = utf8(bytes, file)
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw broken(file, `\n  ${whereJsonBreaks(cause, text)}`)
  }
}

/** Other encodings would be served garbled, or fail somewhere in the middle. A byte order mark is read. */
function utf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new CannotStart(
      `計画のひな形「${file}」の文字コードがUTF-8ではありません（Shift_JISなどのようです）。UTF-8で保存し直してください。`,
      `The plan template "${file}" is not UTF-8 (Shift_JIS, perhaps). Save it as UTF-8.`,
    )
  }
}

/** 12行目: JSONの書き方ではありません。 */
function whereJsonBreaks(cause: unknown, text: string): string {
  const said = cause instanceof Error ? cause.message : String(cause)
  const at = /position (\d+)/.exec(said)?.[1]
  const line =
    at === undefined ? text.split('\n').length : text.slice(0, Number(at)).split('\n').length
  return `${line}行目のあたり: JSONの書き方になっていません。カンマや引用符を確かめてください。 / ${said}`
}

const broken = (file: string, where: string) =>
  new CannotStart(
    `計画のひな形「${file}」を直してください：${where}`,
    `The plan template "${file}" needs to be corrected at the places above.`,
  )
