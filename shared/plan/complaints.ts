/** What is wrong with a plan document, where, and what to do, in Japanese and English. */

export interface PlanError {
  /** goals[1].rows[4].years; `plan` for the document as a whole. */
  path: string
  /** Japanese / English */
  message: string
}

export type Path = readonly PropertyKey[]

/** As much of zod's issues as we read. */
interface Issue {
  code?: string | undefined
  path: Path
  message: string
  expected?: unknown
  format?: unknown
  keys?: readonly string[]
  minimum?: unknown
  maximum?: unknown
  origin?: unknown
  values?: readonly unknown[]
}

/** goals[1].rows[4].years; a column's number is an index, too: years[3]. */
function pathText(path: Path): string {
  const steps = path.map((step, at) => {
    const key = String(step).slice(0, 60)
    if (/^\d+$/.test(key)) return `[${key}]`
    if (!/^[A-Za-z_]\w*$/.test(key)) return `[${JSON.stringify(key)}]`
    return at === 0 ? key : `.${key}`
  })
  return steps.length === 0 ? 'plan' : steps.join('')
}

export const complain = (path: Path, japanese: string, english: string): PlanError => ({
  path: pathText(path),
  message: `${japanese} / ${english}`,
})

const KINDS: Readonly<Record<string, [string, string]>> = {
  string: ['文字列', 'a text'],
  number: ['数', 'a number'],
  int: ['整数', 'a whole number'],
  array: ['配列 [ ]', 'a list [ ]'],
  object: ['項目の集まり { }', 'an object { }'],
  record: ['項目の集まり { }', 'an object { }'],
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, step)?.value
  }
  return value
}

function tooFar(issue: Issue): PlanError {
  const { path, origin } = issue
  const limit = String(issue.code === 'too_small' ? issue.minimum : issue.maximum)
  const small = issue.code === 'too_small'
  if (origin === 'string')
    return complain(path, `${limit}文字までにしてください。`, `at most ${limit} characters`)
  if (origin === 'array')
    return small
      ? complain(path, `${limit}つ以上書いてください。`, `needs at least ${limit}`)
      : complain(path, `${limit}個までにしてください。`, `at most ${limit} are allowed`)
  return small
    ? complain(path, `${limit}以上の数にしてください。`, `must be ${limit} or more`)
    : complain(path, `${limit}以下の数にしてください。`, `must be ${limit} or less`)
}

/** One of zod's issues as errors of ours; `root` is what was parsed. */
export function complainOf(issue: Issue, root: unknown): PlanError[] {
  const { path } = issue
  const missing = path.length > 0 && valueAt(root, path) === undefined
  switch (issue.code) {
    case 'unrecognized_keys':
      return (issue.keys ?? []).map((key) =>
        complain(
          [...path, key],
          'この項目は形式にありません。つづりを確かめてください。',
          'unknown key; check its spelling',
        ),
      )
    case 'too_small':
    case 'too_big':
      return [tooFar(issue)]
    case 'invalid_key':
      return [
        complain(
          path.slice(0, -1),
          `列の番号は0からの整数です（「${String(path.at(-1)).slice(0, 20)}」ではなく）。`,
          'columns are numbered from 0',
        ),
      ]
    default:
  }
  if (missing) return [complain(path, '必要な項目がありません。', 'is missing')]
  if (issue.code === 'invalid_value') {
    const values = (issue.values ?? []).map(String).join(', ')
    return [complain(path, `次のどれかにしてください：${values}`, `must be one of ${values}`)]
  }
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return [
      complain(path, '日付は 2026-03-31 の形で書いてください。', 'must be a date like 2026-03-31'),
    ]
  if (issue.code === 'invalid_format')
    return [
      complain(
        path,
        'IDは英小文字か数字で始め、英小文字・数字・ハイフンで40文字までにしてください。',
        'an id has up to 40 of a-z, 0-9 and "-", not starting with "-"',
      ),
    ]
  if (issue.code === 'custom' && issue.message === 'blank')
    return [complain(path, '空にはできません。', 'must not be empty')]
  const [japanese, english] = KINDS[String(issue.expected)] ?? ['正しい値', 'a valid value']
  return [complain(path, `${japanese}で書いてください。`, `must be ${english}`)]
}
