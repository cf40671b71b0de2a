/** The devices of this evening: each a browser profile of its own, each with what ails it. */
import type { Browser, BrowserContext, Page } from '@playwright/test'

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }
export const LAPTOP = { viewport: { width: 1366, height: 768 } }
export const PROJECTOR = { width: 1920, height: 1080 }

const LINE_APP =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari/604.1 Line/14.10.0'

interface Ailment {
  userAgent?: string
  /** In every page of the profile, before anything is loaded. */
  script?: () => void
  prepare?: (page: Page) => Promise<unknown>
}

export const AILMENTS = {
  none: {},
  /** Its clock is the test's: ten minutes of sleep go by at once, timers and all. */
  asleep: { prepare: (page) => page.clock.install() },
  withoutDatabase: {
    script: () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException('off', 'SecurityError')
      }
    },
  },
  inLine: {
    userAgent: LINE_APP,
    script: () => {
      const get = () => {
        throw new DOMException('off', 'SecurityError')
      }
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB'])
        Object.defineProperty(window, name, { get })
    },
  },
  /** What Android's 文字サイズ does: the browser's own letters are twice as large. */
  large: {
    prepare: async (page) => {
      const cdp = await page.context().newCDPSession(page)
      await cdp.send('Page.enable')
      await cdp.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } })
    },
  },
  anHourFast: {
    script: () => {
      const Real = Date
      const now = () => Real.now() + 3_600_000
      window.Date = class extends Real {
        constructor(...parts: unknown[]) {
          super(...((parts.length > 0 ? parts : [now()]) as []))
        }
        static override now() {
          return now()
        }
      } as DateConstructor
    },
  },
} satisfies Record<string, Ailment>

export class Devices {
  readonly #browser: Browser
  readonly #contexts: BrowserContext[] = []
  /** What the pages complained of that is no part of the story. */
  readonly complaints: string[] = []

  constructor(browser: Browser) {
    this.#browser = browser
  }

  phone = (ailment?: Ailment) => this.#open(PHONE, ailment)
  laptop = (ailment?: Ailment) => this.#open(LAPTOP, ailment)

  async #open(device: object, { userAgent, script, prepare }: Ailment = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      ...device,
      locale: 'ja-JP',
      timezoneId: 'Asia/Tokyo',
      reducedMotion: 'reduce',
      ...(userAgent === undefined ? {} : { userAgent }),
    })
    context.setDefaultTimeout(15_000)
    this.#contexts.push(context)
    if (script) await context.addInitScript(script)
    context.on('page', (page) => this.#listen(page))
    const page = await context.newPage()
    await prepare?.(page)
    return page
  }

  async close() {
    for (const context of this.#contexts) await context.close()
  }

  #listen(page: Page) {
    const complain = (what: string) => this.complaints.push(what)
    page.on('pageerror', (error) => complain(`error: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      if (message.type() !== 'error') return
      // The browser's own words for a server whose power is off.
      if (
        !/ERR_(CONNECTION|SOCKET_NOT_CONNECTED|EMPTY_RESPONSE|CONTENT_LENGTH)|WebSocket connection to/.test(
          message.text(),
        )
      )
        complain(`console: ${message.text()} ${message.location().url}`)
    })
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (/^(https?|wss?):$/.test(protocol) && hostname !== 'yoriai.test')
        complain(`I8: asked for ${request.url()}`)
    })
  }
}
