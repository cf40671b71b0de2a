/** Our own labels on the narrowest screens: a line ends between words, in every browser. */
import { expect, type Page } from '@playwright/test'
import { inAHall, test } from './hall.ts'

inAHall()
test.describe.configure({ timeout: 120_000 })

const NARROW = { width: 320, height: 640 }

/** As a browser that does not know `word-break: auto-phrase`, neither in styles nor when asked. */
const findsNoPhrases = (page: Page) =>
  page.route(/\.(css|js)$/, async (route) => {
    const response = await route.fetch()
    await route.fulfill({
      response,
      body: (await response.text()).replaceAll('auto-phrase', 'unknown-here'),
    })
  })

/** Labels, buttons and heads of ours with a line that ends within a word, by the browser's own dictionary. */
const brokenWords = (page: Page) =>
  page.evaluate(() => {
    const words = new Intl.Segmenter('ja', { granularity: 'word' })
    // What people wrote may end anywhere.
    const theirs =
      '.lead-title h1, .lead-views h3 span, .lead-hiding h3 span, .nav-goal, .goal-title, .row-words, .boards-goals-list, .paper-note, .boards-list h3, [inert]'
    const found: string[] = []
    for (const label of document.querySelectorAll('button, summary, label, legend, h1, h2, h3')) {
      if (label.closest(theirs) || !label.checkVisibility()) continue
      const letters: { letter: string; top: number; left: number }[] = []
      const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT)
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (text.parentElement?.closest(`.sr-only, select, ${theirs}`)) continue
        const range = document.createRange()
        for (let at = 0; at < (text as Text).length; at++) {
          range.setStart(text, at)
          range.setEnd(text, at + 1)
          const { top, left } = range.getBoundingClientRect()
          letters.push({ letter: (text as Text).data[at] ?? '', top, left })
        }
      }
      const whole = letters.map(({ letter }) => letter).join('')
      const starts = new Set([...words.segment(whole)].map(({ index }) => index))
      for (const [at, { top, left }] of letters.entries()) {
        const before = letters[at - 1]
        if (before && top > before.top + 4 && left < before.left && !starts.has(at))
          found.push(`${whole.slice(0, at)}|${whole.slice(at)}`)
      }
    }
    return [...new Set(found)]
  })

for (const [browser, prepare] of [
  ['a browser that finds phrases', undefined],
  ['one that finds none', findsNoPhrases],
] as const)
  test(`no label is broken within a word at 320 px, in ${browser}`, async ({ hall }) => {
    const opening = { viewport: NARROW, ...(prepare ? { prepare } : {}) }
    const resident = await hall.guest('participant', 1)
    await resident.post('花を うえる', 'g1', 'residents')
    for (const role of ['facilitator', 'participant', 'scribe', 'staff'] as const) {
      const page = await hall.open(role, opening)
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
      expect(await brokenWords(page), role).toEqual([])
      expect((await page.locator('button wbr, h2 wbr, legend wbr').count()) > 0, role).toBe(
        prepare !== undefined,
      )
    }
    const organiser = await hall.page({ device: 'phone', ...opening })
    await organiser.goto(`${hall.origin}/#admin=${hall.server.adminKey}`)
    await expect(organiser.getByRole('button', { name: /^終える：/ }).first()).toBeVisible()
    expect(await brokenWords(organiser), 'organiser').toEqual([])
    const guest = await hall.page({ device: 'phone', ...opening })
    // The link of nobody.
    hall.expectComplaints(/404/)
    for (const path of ['/', hall.board.links.participant ?? '', '/k/nobody']) {
      await guest.goto(hall.origin + path)
      await expect(guest.locator('h1')).toBeVisible()
      expect(await brokenWords(guest), path).toEqual([])
    }
  })
