/** One part of a surface's words: its name in every language's set, and the set that is spoken where no other was chosen. */
export interface Part<Key extends string, Words> {
  key: Key
  words: Words
}

/** Written down with its default words, so that a feature that comes late brings its own along. */
export const part = <Key extends string, Words>(key: Key, words: Words): Part<Key, Words> => ({
  key,
  words,
})
