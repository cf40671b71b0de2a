/** What can be seen of a page without knowing what it is: reach, size, and words that are cut off. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** What axe finds wrong; under an open dialog only that can be reached, and only it is looked at. */
export async function expectNoViolations(page: Page, where: string) {
  // Without frames the page itself sees the same, and what passes need not be told: five times as fast.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode()
  const dialog = await page.locator('dialog:modal').count()
  const { violations } = await (dialog ? axe.include('dialog:modal') : axe).analyze()
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
    `axe: ${where}`,
  ).toEqual([])
}

/** No sideways scrolling of the page, and no word that runs out of what would show it. */
export async function expectFits(page: Page, where: string) {
  const width = page.viewportSize()?.width ?? 0
  await expect
    .poll(() => page.evaluate(cutOff, width), { message: `${width} px: ${where}`, timeout: 5_000 })
    .toEqual([])
}

/** The smallest phone, a tablet, the projector (px). */
const WIDTHS = [320, 768, 1920]

/** One state of one screen: at the size it is made for, where axe looks too, and at every other. */
export async function look(page: Page, where: string) {
  const size = page.viewportSize()
  await expectNoViolations(page, where)
  await expectFits(page, where)
  for (const width of WIDTHS.filter((width) => width !== size?.width)) {
    await page.setViewportSize({ width, height: width < 700 ? 720 : 900 })
    await expectFits(page, where)
  }
  if (size) await page.setViewportSize(size)
}

/** In the page: the words that cannot be seen whole. */
function cutOff(width: number): string[] {
  const found: string[] = []
  const wide = document.documentElement.scrollWidth
  if (wide > width) found.push(`the page is ${wide} wide`)
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const holder = text.parentElement
    if (!holder || !text.textContent?.trim()) continue
    if (holder.closest('.sr-only, [inert], [hidden], noscript, script, style')) continue
    if (!holder.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue
    range.selectNodeContents(text)
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1)
    const problem = boxes.length > 0 && hides(holder, boxes)
    if (problem) found.push(`「${text.textContent.trim().slice(0, 40)}」 ${problem}`)
  }
  return [...new Set(found)]

  /** What hides a part of these boxes on the way up. Down one may scroll, sideways only in a labelled region. */
  function hides(from: Element, boxes: readonly DOMRect[]): string | undefined {
    const over = (edge: number, limit: number) => edge > limit + 1.5
    let scrolls = false
    for (let up: Element | null = from; up; up = up.parentElement) {
      const { overflowX, overflowY, position, webkitLineClamp } = getComputedStyle(up)
      const room = up.getBoundingClientRect()
      const named = `${up.tagName.toLowerCase()}.${up.classList[0] ?? ''}`
      if (overflowX === 'auto' || overflowX === 'scroll') {
        if (up.matches('section[tabindex="0"]')) return undefined
        if (up.scrollWidth > up.clientWidth + 1) return `has to be scrolled sideways in ${named}`
        scrolls = true
      } else if (overflowX !== 'visible') {
        if (boxes.some((box) => over(box.right, room.right) || over(room.left, box.left)))
          return `runs out of ${named}`
        // Lines may be left out on purpose, with three dots.
        if (overflowY !== 'visible' && !scrolls && webkitLineClamp === 'none')
          if (boxes.some((box) => over(box.bottom, room.bottom) || over(room.top, box.top)))
            return `is cut by ${named}`
      }
      if (position === 'fixed' || up.matches('dialog, [popover]')) break
    }
    return boxes.some((box) => over(box.right, width) || over(0, box.left))
      ? 'runs out of the page'
      : undefined
  }
}

/** Everything that can be pressed is so large (px), or has a label around it that is. */
export async function expectTargets(page: Page, least: number, where: string) {
  const small = await page.evaluate((least) => {
    const pressed =
      'a[href], button, input, select, textarea, summary, [role="button"], [role="gridcell"], [role^="menuitem"]'
    return [...document.querySelectorAll<HTMLElement>(pressed)].flatMap((one) => {
      if (one.closest('[inert], .sr-only') || !one.checkVisibility({ visibilityProperty: true }))
        return []
      const room = (one.closest('label') ?? one).getBoundingClientRect()
      // Something small may reach further than it looks.
      const reach = getComputedStyle(one, '::after')
      const more = (...sides: string[]) =>
        reach.position === 'absolute'
          ? sides.reduce((sum, side) => sum + Math.max(0, -Number.parseFloat(side) || 0), 0)
          : 0
      const width = room.width && room.width + more(reach.left, reach.right)
      const height = room.height + more(reach.top, reach.bottom)
      if (width === 0 || (width >= least - 0.5 && height >= least - 0.5)) return []
      const name = one.getAttribute('aria-label') ?? one.textContent
      return [`${name?.trim().slice(0, 30)}: ${Math.round(width)} × ${Math.round(height)}`]
    })
  }, least)
  expect(small, `targets under ${least} px: ${where}`).toEqual([])
}

/** All words in sight are so large (px). */
export async function expectLetters(page: Page, least: number, within = 'body') {
  const small = await page.evaluate(
    ({ least, within }) =>
      [...document.querySelectorAll<HTMLElement>(`${within}, ${within} *`)].flatMap((one) => {
        const words = [...one.childNodes]
          .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
          .map(({ textContent }) => textContent?.trim())
          .join('')
        if (!words || one.closest('.sr-only, [inert], noscript, script, style, title')) return []
        if (!one.checkVisibility({ visibilityProperty: true })) return []
        const size = Number.parseFloat(getComputedStyle(one).fontSize)
        return size >= least ? [] : [`「${words.slice(0, 30)}」 ${size}`]
      }),
    { least, within },
  )
  expect([...new Set(small)], `letters under ${least} px`).toEqual([])
}
