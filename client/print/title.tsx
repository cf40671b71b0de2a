import { countCharacters } from '../../shared/board/words.ts'

/** Up to so many characters; what is longer is set smaller. */
const LENGTHS = [
  ['short', 30],
  ['long', 60],
  ['longer', 120],
] as const

export function lengthOf(title: string): string {
  const count = countCharacters(title)
  const [length] = LENGTHS.find(([, most]) => count <= most) ?? ['longest']
  return length
}

/** The workshop's title, all of it, however long. */
export function Title({ title }: { title: string }) {
  return (
    <h2 className="print-title" data-length={lengthOf(title)}>
      {title}
    </h2>
  )
}
