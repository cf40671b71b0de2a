/** Stands for `lib0/logging`, by which Yjs warns: its own, in colours, weighs more than a phone should load. */
export const ORANGE = ''
export const BOLD = ''
export const UNBOLD = ''
export const RED = ''

export const print = (...said: readonly unknown[]) => console.log(...said)
export const warn = (...said: readonly unknown[]) => console.warn(...said)
