// Sentences that nobody wrote, no two alike: letter after letter as they follow each other in the plan.
// Repeated ones would be packed to nothing, and a board of them would look smaller than a real one.
const LETTERS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}、。ー]/u
const SHORTEST = 18
const LONGEST = 52

/** @param text what to learn from @returns the nth sentence, always the same */
export function sentencesFrom(text) {
  const letters = Array.from(text).filter((letter) => LETTERS.test(letter))
  const followers = new Map()
  for (const [at, letter] of letters.entries()) {
    const next = letters[at + 1]
    if (next) followers.set(letter, [...(followers.get(letter) ?? []), next])
  }
  return (number) => {
    let seed = number + 1
    const below = (most) => {
      seed = (Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0
      return seed % most
    }
    let letter = letters[below(letters.length)]
    let sentence = letter
    const length = SHORTEST + below(LONGEST - SHORTEST)
    while (sentence.length < length) {
      const next = followers.get(letter) ?? letters
      letter = next[below(next.length)]
      sentence += letter
    }
    return sentence
  }
}
