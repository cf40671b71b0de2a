/** Who is there this evening, and what they have at hand. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, expect, type Page } from '@playwright/test'
import { freePort, startServer } from '../../server-process.mjs'
import type { layLine } from '../line.ts'
import { Album } from './album.ts'
import { Devices } from './devices.ts'
import { at, type layBadLine } from './lan.ts'
import { Ledger } from './ledger.ts'

/** Six phones and what is the matter with each. */
export interface Phones {
  asleep: Page
  slow: Page
  withoutDatabase: Page
  inLine: Page
  large: Page
  keys: Page
}

export class Evening {
  readonly devices: Devices
  readonly album = new Album()
  readonly ledger = new Ledger()
  readonly port: number
  server: Awaited<ReturnType<typeof startServer>>
  /** The facilitator's laptop, and the projector's window in the same profile. */
  lead!: Page
  wall!: Page
  scribe!: Page
  ward!: Page
  phones!: Phones
  lines!: {
    sleepy: Awaited<ReturnType<typeof layLine>>
    bad: Awaited<ReturnType<typeof layBadLine>>
  }
  id = ''
  code = ''
  links = { participant: '', scribe: '', staff: '', facilitator: '' }

  private constructor(browser: Browser, port: number, server: Evening['server']) {
    this.devices = new Devices(browser)
    this.port = port
    this.server = server
  }

  static async open(browser: Browser): Promise<Evening> {
    const port = await freePort()
    const data = mkdtempSync(join(tmpdir(), 'yoriai-evening-'))
    return new Evening(browser, port, await Evening.#start(port, data))
  }

  static #start = (port: number, data: string) =>
    startServer({ port, data, env: { YORIAI_PUBLIC_URL: at(port) } })

  get origin(): string {
    return at(this.port)
  }

  async powerBack() {
    this.server = await Evening.#start(this.port, this.server.data)
  }

  async close() {
    await this.devices.close()
    for (const line of Object.values(this.lines ?? {})) line.close()
    await this.server.stop()
    rmSync(this.server.data, { recursive: true, force: true })
  }

  /** Every page that has a device of the board. */
  get all(): Record<string, Page> {
    const { lead, wall, scribe, ward } = this
    return { ...this.phones, lead, wall, scribe, ward }
  }

  /** What is seen on the five surfaces; of the phones, the one that has most to show. */
  surfaces(phone: Page = this.phones.slow): Record<string, Page> {
    return { phone, scribe: this.scribe, staff: this.ward, lead: this.lead, screen: this.wall }
  }
}

/** Comes in by a link, a table's QR, as its paper says. */
export async function comeIn(page: Page, address: string) {
  await page.goto(address)
  expect(await page.evaluate(() => isSecureContext), 'a secure context').toBe(false)
  await page.getByRole('button', { name: '参加する' }).click()
  await expect(page).toHaveURL(/\/b\//)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
}

export const card = (page: Page, name: string | RegExp) => page.getByRole('region', { name })
export const dialog = (page: Page) => page.getByRole('dialog')
export const show = (lead: Page, name: string) =>
  card(lead, '前の画面').getByRole('button', { name, exact: true }).click()
export const showGoal = (lead: Page, goal: string, what: RegExp) =>
  card(lead, '前の画面')
    .getByRole('listitem')
    .filter({ hasText: goal })
    .getByRole('button', { name: what })
    .click()
