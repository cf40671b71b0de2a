import { realChance } from '../../../server/chance.ts'
import { cli } from '../../../server/cli/cli.ts'

/** What a command said, and how it ended. */
export interface Called {
  code: number
  out: string
  err: string
}

/** Runs `yoriai …` in this process, on a data folder. */
export async function yoriai(
  data: string,
  args: string[],
  answer?: string,
  isTerminal = false,
  {
    now = Date.UTC(2026, 10, 21, 9, 30),
    env = {},
  }: { now?: number; env?: Record<string, string> } = {},
): Promise<Called> {
  const said = { out: '', err: '' }
  const code = await cli(args, {
    env: { YORIAI_DATA: data, ...env },
    cwd: data,
    say: (line) => {
      said.out += `${line}\n`
    },
    complain: (line) => {
      said.err += `${line}\n`
    },
    ask: answer === undefined ? undefined : async () => answer,
    isTerminal,
    now: () => now,
    chance: realChance,
  })
  return { code, ...said }
}
