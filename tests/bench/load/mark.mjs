// Every note's text starts with a mark of fixed width, `~#` + its number (7) + when it was sent in
// µs (10). Receivers find it in the raw bytes; the sender writes the time just before it sends. Its
// letters are the same in an update and in a command's JSON.
export const MARK = Buffer.from('~#')
const NUMBER_DIGITS = 7
const TIME_DIGITS = 10
export const MARK_LENGTH = MARK.length + NUMBER_DIGITS + TIME_DIGITS

const START = process.hrtime.bigint()
/** µs since this process began: what marks carry. */
export const nowUs = () => Number((process.hrtime.bigint() - START) / 1000n)

export const mark = (number) =>
  `${MARK}${String(number).padStart(NUMBER_DIGITS, '0')}${'0'.repeat(TIME_DIGITS)}`

/** Where in a frame the time's digits stand. */
export function timeAt(frame) {
  const at = frame.indexOf(MARK)
  if (at < 0) throw new Error('a note without its mark')
  return at + MARK.length + NUMBER_DIGITS
}

export function writeTime(frame, at, us) {
  let rest = us
  for (let digit = at + TIME_DIGITS - 1; digit >= at; digit--) {
    frame[digit] = 48 + (rest % 10)
    rest = Math.floor(rest / 10)
  }
}

export const numberIn = (bytes, at) => digits(bytes, at + MARK.length, NUMBER_DIGITS)
export const timeIn = (bytes, at) => digits(bytes, at + MARK.length + NUMBER_DIGITS, TIME_DIGITS)

/** The number that stands there, or -1 where something else does. */
function digits(bytes, from, count) {
  let value = 0
  for (let at = from; at < from + count; at++) {
    const digit = bytes[at] - 48
    if (!(digit >= 0 && digit <= 9)) return -1
    value = value * 10 + digit
  }
  return value
}
