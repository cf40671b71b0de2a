import { countCharacters } from '../../shared/board/words.ts'

/** Up to so many characters a title stands in two lines of its usual size, and of the next smaller one. */
const USUAL = 40
const LONG = 60

/** A title as large as its length lets it be; the very longest end in three dots. */
export function Title({ text }: { text: string }) {
  const count = countCharacters(text)
  const length = count <= USUAL ? undefined : count <= LONG ? 'long' : 'longest'
  return (
    <h1 className="screen-title" data-length={length}>
      {text}
    </h1>
  )
}
