/** A hall in real browsers: the built server, and on it a board with phones, laptops and a projector. */
import { rmSync } from 'node:fs'
import {
  type Browser,
  type BrowserContext,
  test as base,
  expect,
  type Page,
} from '@playwright/test'
import { HALL } from '../../playwright.config.ts'
import type { Role } from '../../shared/board/roles.ts'
import { startServer } from '../server-process.mjs'
import { comeIn, type Guest } from './guest.ts'

type Server = Awaited<ReturnType<typeof startServer>>

const DEVICES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  laptop: { viewport: { width: 1366, height: 768 } },
  projector: { viewport: { width: 1920, height: 1080 } },
} as const

const DEVICE_OF: Record<Role, keyof typeof DEVICES> = {
  participant: 'phone',
  scribe: 'laptop',
  staff: 'laptop',
  facilitator: 'laptop',
  screen: 'projector',
}

interface Opening {
  /** An open browser profile; without it a new one, as a device of its own. */
  context?: BrowserContext
  viewport?: { width: number; height: number }
  userAgent?: string
  /** What the device's own clock is set to. */
  timezoneId?: string
  /** A phone stays at the ground rules; without it it has gone on to the box. */
  rules?: 'unread'
  /** Where this device reaches the server, if not directly. */
  origin?: string
  /** Done before anything is loaded. */
  prepare?: (page: Page) => Promise<unknown>
}

/** A name that is no localhost, as phones in a hall have it: it is answered only where it is set. */
const ITS_NAMES = { YORIAI_HOSTS: HALL }

let server: Server

/** One server for the tests of a file, stopped at its end. */
export function inAHall() {
  test.beforeAll(async () => {
    server = await startServer({ env: ITS_NAMES })
  })
  test.afterAll(async () => {
    await server.stop()
    rmSync(server.data, { recursive: true, force: true })
  })
}

/** One evening: a new board, and the devices that are on it. */
export class Hall {
  readonly board: Awaited<ReturnType<Server['createBoard']>>
  readonly #browser: Browser
  readonly #contexts = new Set<BrowserContext>()
  readonly #guests: Guest[] = []
  readonly #complaints: string[] = []
  readonly #expected: RegExp[] = []

  constructor(browser: Browser, board: Hall['board']) {
    this.#browser = browser
    this.board = board
  }

  get server(): Server {
    return server
  }

  get origin(): string {
    return server.origin
  }

  /** Opens the link of a role on its usual device and comes in. */
  async open(role: Role, opening: Opening = {}): Promise<Page> {
    const page = await this.page({ device: DEVICE_OF[role], ...opening })
    await page.goto((opening.origin ?? server.origin) + this.board.links[role])
    await page.getByRole('button', { name: '参加する' }).click()
    await expect(page).toHaveURL(/\/b\//)
    await expect(page.locator('h1, .screen').first()).toBeVisible()
    if (role === 'participant' && opening.rules !== 'unread') await readRules(page)
    return page
  }

  /** An empty page, listened to. */
  async page(opening: Opening & { device?: keyof typeof DEVICES } = {}): Promise<Page> {
    const { device = 'phone', context = await this.#newContext(device, opening) } = opening
    const page = await context.newPage()
    if (opening.viewport) await page.setViewportSize(opening.viewport)
    this.#listen(page, [server.origin, opening.origin ?? server.origin])
    await opening.prepare?.(page)
    return page
  }

  async #newContext(
    device: keyof typeof DEVICES,
    { userAgent, timezoneId = 'Asia/Tokyo' }: Opening,
  ) {
    const context = await this.#browser.newContext({
      ...DEVICES[device],
      locale: 'ja-JP',
      timezoneId,
      ...(userAgent === undefined ? {} : { userAgent }),
    })
    context.setDefaultTimeout(20_000)
    this.#contexts.add(context)
    return context
  }

  /** Somebody on this board without a browser: fills it faster than a hand. */
  async guest(role: Role, table?: number): Promise<Guest> {
    const guest = await comeIn(server.origin, this.board.links[role] ?? '', table)
    this.#guests.push(guest)
    return guest
  }

  /** Ends the server as a power cut would. */
  async powerCut() {
    await server.kill()
  }

  /** The same server on the same data, at the same address. */
  async powerBack() {
    server = await startServer({ data: server.data, port: server.port, env: ITS_NAMES })
  }

  /** Complaints of the browser that belong to this test's story, such as a refused connection. */
  expectComplaints(...patterns: RegExp[]) {
    this.#expected.push(...patterns)
  }

  /** Closes every device. @returns what the pages complained of, without what was expected */
  async close(): Promise<string[]> {
    for (const guest of this.#guests) guest.leave()
    for (const context of this.#contexts) await context.close()
    return this.#complaints.filter((said) => !this.#expected.some((pattern) => pattern.test(said)))
  }

  /** Errors, broken rules of the Content-Security-Policy (the console has both), other hosts (I8). */
  #listen(page: Page, origins: readonly string[]) {
    const hosts = new Set(origins.map((origin) => new URL(origin).host))
    const complain = (what: string) => this.#complaints.push(what)
    page.on('pageerror', (error) => complain(`error: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') complain(`console: ${message.text()}`)
    })
    const look = (url: string) => {
      const { protocol, host } = new URL(url)
      if (/^(https?|wss?):$/.test(protocol) && !hosts.has(host)) complain(`I8: asked for ${url}`)
    }
    page.on('request', (request) => look(request.url()))
    page.on('websocket', (socket) => look(socket.url()))
  }
}

export const test = base.extend<{ hall: Hall }>({
  hall: async ({ browser }, use) => {
    const hall = new Hall(browser, await server.createBoard({ tables: 6 }))
    await use(hall)
    expect(await hall.close(), 'what the pages complained of').toEqual([])
  },
})

/** What everybody on a phone knows. */
export const rules = (phone: Page) => phone.getByRole('heading', { name: '書く前に' })
export const box = (phone: Page) => phone.getByRole('textbox', { name: 'どんなこと' })
export const postButton = (phone: Page) => phone.getByRole('button', { name: 'はる', exact: true })
export const saved = (phone: Page) => phone.getByRole('status').filter({ hasText: 'はりました' })

/** On to the box; a phone that has been on this board has read them. */
export async function readRules(phone: Page) {
  await expect(rules(phone).or(box(phone))).toBeVisible()
  if (await rules(phone).isVisible())
    await phone.getByRole('button', { name: 'わかりました' }).click()
  await expect(box(phone)).toBeVisible()
}

/** Writes and puts up a note, and waits until the phone says that it is saved. */
export async function post(phone: Page, text: string) {
  await box(phone).fill(text)
  await postButton(phone).click()
  await expect(box(phone)).toHaveValue('')
  await expect(ownNote(phone, text).getByText('はりました')).toBeVisible()
}

export const ownNote = (phone: Page, text: string) =>
  phone
    .locator('section')
    .filter({ has: phone.getByRole('heading', { name: /^自分の付箋/ }) })
    .getByRole('listitem')
    .filter({ hasText: text })

export const othersNote = (phone: Page, text: string) =>
  phone
    .locator('section')
    .filter({ has: phone.getByRole('heading', { name: /^みんなの付箋/ }) })
    .getByRole('listitem')
    .filter({ hasText: text })
