/** Option → how many stickers, 1 for an answer; of the questions at the end which of five faces. */
export type Choice = Readonly<Record<string, number>>

/** All that a seat chose in one ballot. */
export interface Chosen {
  choice: Choice
  /** The free line at the end. */
  line?: string | undefined
}
