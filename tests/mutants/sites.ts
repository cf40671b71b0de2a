import { readdirSync, readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const JUDGE = 'server/sync/judge'

/** Where a write is refused: a throw inside the judge, a returned refusal behind it. */
const REFUSALS = /\bthrow (?=new Refused\(|wrong\(\))|\breturn (?=\{ (?:reason|refusal)(?:: | \}))/g

export interface Site {
  /** From the project's root. */
  file: string
  line: number
  at: number
  /** `throw ` or `return ` */
  word: string
}

const files = () => [
  ...readdirSync(resolve(ROOT, JUDGE)).map((name) => `${JUDGE}/${name}`),
  'server/sync/court.ts',
  'server/sync/trial.ts',
  'server/commands/notes.ts',
]

/** Every place at which a write is refused. */
export const sites = (): Site[] =>
  files().flatMap((file) => sitesIn(file, readFileSync(resolve(ROOT, file), 'utf8')))

export const sitesIn = (file: string, code: string): Site[] =>
  [...code.matchAll(REFUSALS)].map(({ 0: word, index: at }) => {
    const line = code.slice(0, at).split('\n').length
    return { file, line, at, word }
  })

export const nameOf = ({ file, line }: Site) => `${file}:${line}`

/** The code of a module with one refusal left out: what it would have refused goes on. */
export function without(name: string, path: string, code: string): string | undefined {
  const file = relative(ROOT, path).replaceAll('\\', '/')
  const site = sitesIn(file, code).find((one) => nameOf(one) === name)
  if (!site) return undefined
  return `${code.slice(0, site.at)}void ${code.slice(site.at + site.word.length)}`
}
