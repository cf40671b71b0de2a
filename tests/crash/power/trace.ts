/** What a process asked of the disk, in order. Paths are absolute, times ms since 1970. */
export type Op = { at: number } & (
  | { kind: 'open'; path: string; creates: boolean; truncates: boolean }
  | { kind: 'write'; path: string; bytes: Buffer; offset: number }
  | { kind: 'truncate'; path: string; length: number }
  | { kind: 'sync'; path: string }
  | { kind: 'unlink'; path: string }
  | { kind: 'rename' | 'link'; path: string; to: string }
)

/** Everything by which what a disk holds can change, and what makes it hold. */
const CALLS = [
  'open,openat,creat',
  'write,writev,pwrite64,pwritev,pwritev2',
  'ftruncate,truncate,fallocate',
  'fsync,fdatasync,sync_file_range',
  'unlink,unlinkat,rename,renameat,renameat2,link,linkat',
].join()

/** Runs a program under strace and writes what it asks of the disk into `log`. */
export const straceInto = (log: string): string[] => [
  // The process itself is our child, strace its grandchild: a kill hits the process.
  ...['strace', '-D', '-f', '--seccomp-bpf', '-q', '-ttt', '-y', '-xx', '-s', '1000000'],
  ...['-e', `trace=${CALLS}`, '-o', log],
]

/** @returns the calls on files below `folder` that went well; throws on one that it does not know */
export function readTrace(text: string, folder: string): Op[] {
  const begun = new Map<string, string>()
  return text.split('\n').flatMap((line) => {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    const unfinished = /^(.*) <unfinished \.\.\.>$/.exec(rest)
    if (unfinished) {
      begun.set(pid, unfinished[1] ?? '')
      return []
    }
    const resumed = /^[\d.]+ <\.\.\. \w+ resumed>(.*)$/.exec(rest)
    return readCall(resumed ? `${begun.get(pid) ?? ''}${resumed[1]}` : rest, folder) ?? []
  })
}

function readCall(line: string, folder: string): Op | undefined {
  // With -xx no string holds a quote: every second part is one, and they may be long.
  const parts = line.split('"')
  const call = parts.filter((_, at) => at % 2 === 0).join('""')
  const [, seconds, name, inside = '', result] =
    /^([\d.]+) (\w+)\((.*)\) += (-?\d+)/.exec(call) ?? []
  if (name === undefined || Number(result) < 0) return undefined
  const at = Number(seconds) * 1_000
  const text = (index: number) => unhex(parts[index * 2 + 1])
  const [, opened] = /^\d+<([^>]*)>/.exec(inside) ?? []
  const path = String(opened === undefined ? text(0) : unhex(opened))
  if (!path.startsWith(folder) || path.endsWith('-shm')) return undefined
  const numbers = inside.split(', ')
  switch (name) {
    case 'open':
    case 'openat':
    case 'creat':
      return {
        ...{ at, kind: 'open', path },
        creates: name === 'creat' || inside.includes('O_CREAT'),
        truncates: name === 'creat' || inside.includes('O_TRUNC'),
      }
    case 'pwrite64':
      return {
        ...{ at, kind: 'write', path, offset: Number(numbers.at(-1)) },
        bytes: text(0).subarray(0, Number(result)),
      }
    case 'ftruncate':
      return { at, kind: 'truncate', path, length: Number(numbers.at(-1)) }
    case 'fsync':
    case 'fdatasync':
      return { at, kind: 'sync', path }
    case 'unlink':
      return { at, kind: 'unlink', path }
    case 'rename':
    case 'link':
      return { at, kind: name, path, to: String(text(1)) }
    default:
      // Node writes its own small files so; none of them is the store's.
      if (name === 'write' && !path.includes('.sqlite')) return undefined
      throw new Error(`a call that is not accounted for: ${line.slice(0, 200)}`)
  }
}

const unhex = (hex = '') => Buffer.from(hex.replaceAll('\\x', ''), 'hex')
