import type { ReactNode } from 'react'

export type Tone = 'calm' | 'done' | 'look'

const TONES: Record<Tone, string> = {
  calm: 'border-edge bg-paper text-ink',
  done: 'border-done bg-done-soft text-done',
  look: 'border-look-edge bg-look-soft text-look',
}

/** A state in words; the icon and the words say it, the colour only underlines. */
export function Chip({
  tone = 'calm',
  className = '',
  children,
}: {
  tone?: Tone
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 rounded-full border px-3 py-0.5 font-bold break-phrases ${TONES[tone]} ${className}`}
    >
      {children}
    </span>
  )
}

/** 〜ています, 〜ていません: where letters are large it breaks before い, and not within a word. */
export function Doing({ words }: { words: string }) {
  const at = words.lastIndexOf('い')
  return (
    <span>
      {words.slice(0, at)}
      <wbr />
      {words.slice(at)}
    </span>
  )
}
