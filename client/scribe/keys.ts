/** Alt with a figure chooses: 1–5 the first five 誰が, 6–9 how it was heard. */
export type Shortcut = { choose: 'actor' | 'heard'; at: number }

export const ACTOR_KEYS = 5

interface Pressed {
  /** Where the key is: with Alt a Mac's figures are other characters. */
  code: string
  altKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
}

export function shortcutOf({ code, altKey, ctrlKey, metaKey, shiftKey }: Pressed): Shortcut | null {
  if (!altKey || ctrlKey || metaKey || shiftKey) return null
  const figure = Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0)
  if (figure === 0) return null
  return figure <= ACTOR_KEYS
    ? { choose: 'actor', at: figure - 1 }
    : { choose: 'heard', at: figure - 1 - ACTOR_KEYS }
}

/** The figure that stands for a choice. */
export const figureOf = ({ choose, at }: Shortcut): number =>
  choose === 'actor' ? at + 1 : at + 1 + ACTOR_KEYS
