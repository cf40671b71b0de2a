import { expect, test } from 'vitest'
import { GATHER_MS, Speaker } from '../../../client/ui/speaker.ts'

/** A clock that goes only when told to. */
function stage() {
  let now = 0
  const due: { at: number; run: () => void }[] = []
  const speaker = new Speaker((ms, run) => {
    const one = { at: now + ms, run }
    due.push(one)
    return () => due.splice(due.indexOf(one), 1)
  })
  const heard: string[] = []
  speaker.subscribe(() => {
    const { polite, urgent } = speaker.said
    if (polite || urgent) heard.push(urgent ? `！${urgent}` : polite)
  })
  const pass = (ms: number) => {
    now += ms
    for (const one of due.filter(({ at }) => at <= now)) {
      due.splice(due.indexOf(one), 1)
      one.run()
    }
  }
  return { speaker, heard, pass }
}

const more = (count: number) => `付箋が${count}枚増えました`

test("others' changes are told together, five seconds after the first", () => {
  const { speaker, heard, pass } = stage()
  speaker.gather('notes', 1, more)
  pass(GATHER_MS - 1)
  speaker.gather('notes', 11, more)
  expect(heard).toEqual([])
  pass(1)
  expect(heard).toEqual(['付箋が12枚増えました'])
  speaker.gather('notes', 1, more)
  pass(GATHER_MS - 1)
  expect(heard).toHaveLength(1)
})

test("one's own doings are told at once and do not drop what is gathered", () => {
  const { speaker, heard, pass } = stage()
  speaker.gather('notes', 2, more)
  speaker.announce('はりました')
  expect(heard).toEqual(['はりました'])
  pass(GATHER_MS)
  expect(heard).toEqual(['はりました', '付箋が2枚増えました'])
})

test('the same words twice are two sayings', () => {
  const { speaker } = stage()
  speaker.announce('はりました')
  const first = speaker.said.turn
  speaker.announce('はりました')
  expect(speaker.said.turn).not.toBe(first)
})

test('switched off, others are silent, alarms are not', () => {
  const { speaker, heard, pass } = stage()
  speaker.gather('notes', 3, more)
  speaker.tellOthers(false)
  speaker.gather('notes', 3, more)
  pass(GATHER_MS * 2)
  speaker.alarm('つながらなくなりました')
  expect(heard).toEqual(['！つながらなくなりました'])
})
