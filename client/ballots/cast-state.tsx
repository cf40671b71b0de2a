import { AwayIcon, CheckIcon, SendingIcon } from '../ui/icons.tsx'
import { Notice } from '../ui/notice.tsx'
import { Ruby } from '../ui/ruby.tsx'
import { BALLOTS } from '../words/ballots.ts'
import { useWords } from '../words/provided.ts'
import type { Casting } from './use-casting.ts'

/** Whether one's choice was counted; never in colour alone. */
export function CastState({ state }: { state: Casting }) {
  const words = useWords(BALLOTS)
  if (state === 'nothing') return null
  const [Icon, said] = {
    counted: [CheckIcon, words.counted] as const,
    sending: [SendingIcon, words.sending] as const,
    away: [AwayIcon, words.away] as const,
  }[state]
  return (
    <p
      className={`flex items-center gap-1 font-bold ${state === 'counted' ? 'text-done' : 'text-sub'}`}
    >
      <Icon />
      <Ruby>{said}</Ruby>
    </p>
  )
}

/** Why the server did not take it. */
export function CastRefused({ why }: { why: string | null }) {
  const words = useWords(BALLOTS)
  if (why === null) return null
  const said: Readonly<Record<string, string>> = {
    'not-admitted': words.late,
    'no-option': words.gone,
    'ballot-closed': words.closed,
  }
  return <Notice>{said[why] ?? words.refused}</Notice>
}
