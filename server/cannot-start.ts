/** Why the server cannot start, for the person at the keyboard: what is wrong and what to do. */
export class CannotStart extends Error {
  readonly ja: string
  readonly en: string

  constructor(ja: string, en: string) {
    super(`${ja} / ${en}`)
    this.name = 'CannotStart'
    this.ja = ja
    this.en = en
  }
}
