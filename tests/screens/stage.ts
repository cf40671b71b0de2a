/** The stage on which pictures are taken: a hall's server, its devices, and the camera. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from '@playwright/test'
import type { View } from '../../shared/board/field-types.ts'
import type { GoalId } from '../../shared/board/ids.ts'
import type { Role } from '../../shared/board/roles.ts'
import { comeIn, type Guest } from '../e2e/guest.ts'
import type { startServer } from '../server-process.mjs'
import { smallPng } from './small-png.ts'

const FOLDER = 'docs/screens'
export const MOST_BYTES = 150_000

export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 1.5,
  isMobile: true,
  hasTouch: true,
}
export const TABLET: BrowserContextOptions = {
  viewport: { width: 768, height: 1024 },
  isMobile: true,
  hasTouch: true,
}
export const LAPTOP: BrowserContextOptions = { viewport: { width: 1366, height: 860 } }
export const PROJECTOR: BrowserContextOptions = { viewport: { width: 1920, height: 1080 } }

type Server = Awaited<ReturnType<typeof startServer>>
type Board = Awaited<ReturnType<Server['createBoard']>>

export class Stage {
  readonly server: Server
  readonly board: Board
  readonly leader: Guest
  readonly #browser: Browser
  readonly #guests: Guest[] = []
  /** Bytes of each picture. */
  readonly taken = new Map<string, number>()

  private constructor(server: Server, browser: Browser, board: Board, leader: Guest) {
    this.server = server
    this.board = board
    this.leader = leader
    this.#browser = browser
    this.#guests.push(leader)
    mkdirSync(FOLDER, { recursive: true })
  }

  static async open(server: Server, browser: Browser) {
    const board = await server.createBoard({
      tables: 6,
      heldOn: '2026-11-20',
      // The period that comes after the evening.
      period: { from: 2027, to: 2032 },
    })
    const leader = await comeIn(server.origin, board.links.facilitator ?? '')
    return new Stage(server, browser, board, leader)
  }

  /** Somebody without a browser. */
  guest = async (role: Role, table?: number): Promise<Guest> => {
    const one = await comeIn(this.server.origin, this.board.links[role] ?? '', table)
    this.#guests.push(one)
    return one
  }

  /** An empty page of a device of its own. */
  async page(options: BrowserContextOptions): Promise<Page> {
    const context = await this.#browser.newContext({
      ...options,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      reducedMotion: 'reduce',
    })
    context.setDefaultTimeout(15_000)
    return context.newPage()
  }

  /** Comes in by a role's link; `table` as the QR on a table says it. */
  async open(role: Role, options: BrowserContextOptions, table?: number): Promise<Page> {
    const page = await this.page(options)
    const at = table === undefined ? '' : `?t=${table}`
    await page.goto(`${this.server.origin}${this.board.links[role]}${at}`)
    await page.getByRole('button', { name: '参加する' }).click()
    await page.waitForURL(/\/b\//)
    await page.locator('h1, .screen').first().waitFor()
    return page
  }

  /** What the projector shows. */
  show(view: View, goal: string | null) {
    return this.leader.do({
      verb: 'board.set',
      patch: { focus: { goal: goal as GoalId | null, view } },
    })
  }

  /** @param what a part of the page, or the page as one sees it without scrolling */
  async take(page: Page, name: string, what: Page | Locator = page) {
    await page.evaluate(() => document.fonts.ready)
    const png = smallPng(await what.screenshot({ animations: 'disabled', caret: 'hide' }))
    writeFileSync(join(FOLDER, `${name}.png`), png)
    this.taken.set(name, png.length)
    console.log(`${String(png.length).padStart(8)}  ${FOLDER}/${name}.png`)
  }

  leave() {
    for (const guest of this.#guests) guest.leave()
  }
}

/** The top of the page, with nothing under the pointer. */
export async function fromTop(page: Page) {
  await page.mouse.move(0, 0)
  await page.evaluate(() => window.scrollTo(0, 0))
}
