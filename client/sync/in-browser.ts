/** Stands for `lib0/environment`, which finds out where it runs and with which options: here in a browser, without any. */
export const isBrowser = true
export const isNode = false
export const getVariable = () => null
