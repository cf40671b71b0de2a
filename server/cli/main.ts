import { createInterface } from 'node:readline/promises'
import { realChance } from '../chance.ts'
import { realClock } from '../clock.ts'
import { removePassing } from '../store/temporary.ts'
import { cli } from './cli.ts'

async function ask(question: string): Promise<string> {
  const reader = createInterface({ input: process.stdin, output: process.stdout })
  try {
    return await reader.question(question)
  } finally {
    reader.close()
  }
}

// A copy of all data must not stay behind.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)
  process.once(signal, () => {
    removePassing()
    process.exit(code)
  })

process.exitCode = await cli(process.argv.slice(2), {
  env: process.env,
  // npm runs scripts in the project's folder and says here where it was called.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  ask: process.stdin.isTTY ? ask : undefined,
  isTerminal: process.stdout.isTTY === true,
  now: realClock.now,
  chance: realChance,
})
