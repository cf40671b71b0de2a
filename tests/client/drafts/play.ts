import { Box } from '../../../client/drafts/box.ts'
import { ANSWER_MS } from '../../../client/drafts/tabs.ts'
import { tooLongBy } from '../../../shared/board/words.ts'
import { Luck } from '../../simulation/luck.ts'
import { FakeBrowser, type FakeTab } from './fake-browser.ts'
import { MODELS, type Model } from './models.ts'

/** A box that stands open in a tab. */
interface Open {
  tab: FakeTab
  name: string
  model: Model<unknown>
  box: Box<unknown>
  /** Being composed: in sight, and only peeked at by the box. */
  composing: unknown
}

/** Words on their way, and the box they came from. */
interface Sent {
  words: string
  at: { name: string; model: Model<unknown> }
}

const marks = (text: string) =>
  new Set([...text.matchAll(/〔(\d+)〕/g)].map(([, mark]) => mark ?? ''))

/**
 * Hands at the boxes of every surface, in several tabs of one browser. Every word has a mark of its
 * own, so that it can be said of each where it is.
 */
export class Play {
  readonly browser = new FakeBrowser()
  readonly tried = new Map<string, number>()
  readonly #luck: Luck
  readonly #places = Object.values(MODELS).flatMap((model) =>
    model.names.map((name) => ({ name, model })),
  )
  #open: Open[] = []
  #typed = 0
  /** Marks of words that nobody has taken out on purpose. */
  readonly #meant = new Set<string>()
  /** In the outbox, on the board, or given back. */
  #outbox: Sent[] = []
  #board: string[] = []
  #returned: Sent[] = []

  constructor(seed: number) {
    this.#luck = new Luck(seed)
    this.browser.open()
    this.browser.open()
  }

  /** @returns marks of words that are nowhere */
  lost(): string[] {
    const texts = [
      ...this.#open.flatMap(({ model, box, composing }) => [
        model.words(box.value),
        composing === undefined ? '' : model.words(composing),
      ]),
      ...this.browser.shared.values(),
      ...[...this.browser.tabs].flatMap(({ kept }) =>
        kept.keys('yoriai/').map((name) => kept.get(name) ?? ''),
      ),
      ...this.#board,
      ...[...this.#outbox, ...this.#returned].map(({ words }) => words),
    ]
    const there = marks(texts.join('\n'))
    return [...this.#meant].filter((mark) => !there.has(mark))
  }

  /** @returns marks of words that went out more than once */
  twice(): string[] {
    const sent = [...this.#board, ...[...this.#outbox, ...this.#returned].map(({ words }) => words)]
    const all = sent.flatMap((words) => [...marks(words)])
    return all.filter((mark, at) => all.indexOf(mark) !== at)
  }

  /** What no box shows any more when all tabs are gone and the next one looks into all of them. */
  unreachable(): string[] {
    if (this.browser.full) this.#disk()
    for (const { tab } of [...this.#open]) this.#settle(tab)
    for (const tab of [...this.browser.tabs]) {
      if (tab.asleep) tab.wake()
      this.browser.deliver()
    }
    for (const open of this.#open)
      if (marks(open.model.words(open.box.value)).size > 0) this.#type(open, '')
    for (const tab of [...this.browser.tabs]) tab.close()
    this.#open = []
    const last = this.browser.open()
    const found: string[] = [
      ...this.#board,
      ...[...this.#outbox, ...this.#returned].map(({ words }) => words),
    ]
    for (const { name, model } of this.#places) {
      for (let looks = 0; looks < 50; looks++) {
        const box = new Box(last.drafts, name, model.form, model.begin())
        box.subscribe(() => {})
        this.browser.pass(ANSWER_MS)
        if (!box.found) break
        found.push(model.words(box.value))
        box.drop()
      }
    }
    const there = marks(found.join('\n'))
    return [...this.#meant].filter((mark) => !there.has(mark))
  }

  step() {
    const luck = this.#luck
    const awake = [...this.browser.tabs].filter(({ asleep }) => !asleep)
    const tab = luck.pick(awake)
    const open = luck.pick(this.#open.filter((one) => !one.tab.asleep))
    const acts: { name: string; weight: number; act: () => void }[] = [
      { name: 'events', weight: 3, act: () => this.browser.deliver() },
      {
        name: 'time',
        weight: 3,
        act: () => this.browser.pass(luck.pick([1, ANSWER_MS, 5_000]) ?? 1),
      },
      { name: 'receipt', weight: 2, act: () => this.#hear(false) },
      { name: 'refusal', weight: 1, act: () => this.#hear(true) },
      { name: 'given back', weight: 2, act: () => this.#backIntoBox(awake) },
    ]
    if (tab) acts.push({ name: 'open a box', weight: 8, act: () => this.#openIn(tab) })
    if (open)
      acts.push(
        { name: 'type', weight: 10, act: () => this.#type(open, this.#words(1 + luck.below(3))) },
        {
          name: 'paste',
          weight: 3,
          act: () => this.#type(open, `${this.#words(1)}${'長い話'.repeat(300)}`),
        },
        { name: 'compose', weight: 4, act: () => this.#compose(open) },
        { name: 'cut', weight: 2, act: () => this.#cut(open) },
        { name: 'send', weight: 5, act: () => this.#send(open) },
        { name: 'drop', weight: 1, act: () => this.#drop(open) },
        { name: 'close a box', weight: 6, act: () => this.#close(open) },
      )
    if (tab && awake.length < 4)
      acts.push({ name: 'new tab', weight: 1, act: () => this.browser.open() })
    if (tab && awake.length < 4)
      acts.push({ name: 'duplicate', weight: 0.5, act: () => this.browser.open(new Map(tab.own)) })
    // What a browser cannot store it loses with its page: that is said on the screen.
    if (tab && !this.browser.full && awake.length > 1)
      acts.push(
        { name: 'reload', weight: 3, act: () => this.#gone(tab, () => tab.reload()) },
        { name: 'close a tab', weight: 1, act: () => this.#gone(tab, () => tab.close()) },
        { name: 'kill', weight: 2, act: () => this.#gone(tab, () => tab.kill()) },
        { name: 'sleep', weight: 2, act: () => this.#sleep(tab) },
      )
    const asleep = [...this.browser.tabs].find((one) => one.asleep)
    if (asleep) acts.push({ name: 'wake', weight: 3, act: () => asleep.wake() })
    if (![...this.browser.tabs].some((one) => one.asleep))
      acts.push({ name: 'disk', weight: 0.5, act: () => this.#disk() })
    const next = luck.weighted(acts)
    if (!next) return
    this.tried.set(next.name, (this.tried.get(next.name) ?? 0) + 1)
    next.act()
  }

  #words(count: number): string {
    return Array.from({ length: count }, () => {
      this.#typed++
      this.#meant.add(String(this.#typed))
      return `ことば〔${this.#typed}〕`
    }).join('')
  }

  #openIn(tab: FakeTab) {
    const place = this.#luck.pick(this.#places)
    // One box of a name stands in a tab at a time.
    if (!place || this.#open.some((one) => one.tab === tab && one.name === place.name)) return
    const { name, model } = place
    const box = new Box(tab.drafts, name, model.form, model.begin())
    box.subscribe(() => {})
    this.#open.push({ tab, name, model, box, composing: undefined })
  }

  #commit(open: Open) {
    if (open.composing === undefined) return
    open.box.write(open.composing)
    open.composing = undefined
  }

  #type(open: Open, words: string) {
    this.#commit(open)
    const { box, model } = open
    box.write(model.put(box.value, `${model.words(box.value)}${words}。`))
  }

  #compose(open: Open) {
    this.#commit(open)
    const { box, model } = open
    open.composing = model.put(box.value, `${model.words(box.value)}${this.#words(1)}`)
    box.keep(open.composing)
  }

  /** Makes it short enough again: the person deletes on purpose. */
  #cut(open: Open) {
    this.#commit(open)
    const { box, model } = open
    const before = model.words(box.value)
    const after = before.slice(0, before.indexOf('長い話') + 1 || 30).replace(/〔[^〕]*$/, '')
    this.#taken(before, after)
    box.write(model.put(box.value, after))
  }

  #drop(open: Open) {
    this.#commit(open)
    const { box, model } = open
    this.#taken(model.words(box.value), '')
    box.drop()
  }

  /** Words that a person took out. They may stand elsewhere, too, where they were taken over. */
  #taken(before: string, after: string) {
    const left = marks(after)
    for (const mark of marks(before)) if (!left.has(mark)) this.#meant.delete(mark)
  }

  #send(open: Open) {
    this.#commit(open)
    const { box, model, name } = open
    const words = model.words(box.value)
    if (marks(words).size === 0 || tooLongBy(words.trim(), model.room) > 0) return
    this.#outbox.push({ words, at: { name, model } })
    box.sent()
  }

  #hear(isRefusal: boolean) {
    const next = this.#outbox.shift()
    if (!next) return
    if (isRefusal) this.#returned.push(next)
    else this.#board.push(next.words)
  }

  /** 下書きにもどす, into the same box, whether it stands open or not. */
  #backIntoBox(awake: readonly FakeTab[]) {
    const tab = this.#luck.pick(awake)
    const back = this.#returned.shift()
    if (!back || !tab) return void (back && this.#returned.unshift(back))
    const { name, model } = back.at
    const open = this.#open.find((one) => one.tab === tab && one.name === name)
    if (open) this.#commit(open)
    const box = new Box(tab.drafts, name, model.form, model.begin())
    box.write(model.put(box.value, `${model.words(box.value)}\n${back.words}`))
    open?.box.reread()
  }

  #close(open: Open) {
    this.#open = this.#open.filter((one) => one !== open)
  }

  #settle(tab: FakeTab) {
    for (const open of this.#open) if (open.tab === tab) this.#commit(open)
  }

  #gone(tab: FakeTab, go: () => void) {
    this.#open = this.#open.filter((one) => one.tab !== tab)
    go()
  }

  #sleep(tab: FakeTab) {
    this.#settle(tab)
    tab.sleep()
  }

  #disk() {
    this.browser.full = !this.browser.full
    if (this.browser.full) return
    // The next letter anywhere takes along what found no room.
    for (const tab of this.browser.tabs) tab.kept.put('yoriai-next-letter', String(this.#typed))
    this.browser.shared.delete('yoriai-next-letter')
  }
}
