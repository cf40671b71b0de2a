// A page in a real Chromium, slowed down, and how long it took to answer each interaction.
import { chromium } from '@playwright/test'
import { chromiumPath } from '../../chromium.mjs'

const SLOWER = 4
const DEVICES = {
  participant: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  staff: { viewport: { width: 1366, height: 768 } },
}

/** @returns a browser with one page of that role's device; `slow` makes its CPU 4 × slower */
export async function openPage(role) {
  const executablePath = chromiumPath()
  if (!executablePath) throw new Error('no Chromium here')
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  const page = await browser.newPage({ ...DEVICES[role], locale: 'ja-JP' })
  const cdp = await page.context().newCDPSession(page)
  // The thread's own time: what others take from the machine is not counted.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  return { browser, page, cdp }
}

export const slow = (cdp) => cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
export const atFullSpeed = (cdp) => cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })

/** From here on every interaction counts. The threshold is the lowest there is. */
export const observe = (page) =>
  page.evaluate(() => {
    globalThis.answered = new Map()
    globalThis.longest = 0
    globalThis.before = performance.interactionCount ?? 0
    const named = ({ target, name }) =>
      `${name} ${target?.tagName?.toLowerCase() ?? '?'} ${(target?.getAttribute?.('aria-label') ?? target?.textContent ?? '').slice(0, 20)}`
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if (!entry.interactionId) continue
        const known = globalThis.answered.get(entry.interactionId)
        if (known && known.ms >= entry.duration) continue
        globalThis.answered.set(entry.interactionId, {
          ms: entry.duration,
          what: named(entry),
          waited: entry.processingStart - entry.startTime,
          worked: entry.processingEnd - entry.processingStart,
        })
      }
    }).observe({ type: 'event', durationThreshold: 16 })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries())
        globalThis.longest = Math.max(globalThis.longest, duration)
    }).observe({ type: 'longtask' })
  })

/**
 * What was seen since: every interaction's worst event; those under 16 ms are only counted.
 * INP is the worst but for one in fifty, as browsers report it.
 */
export async function answers(page) {
  const { seen, count, longest } = await page.evaluate(() => ({
    seen: [...globalThis.answered.values()],
    count: (performance.interactionCount ?? 0) - globalThis.before,
    longest: globalThis.longest,
  }))
  seen.sort((a, b) => b.ms - a.ms)
  const interactions = Math.max(count, seen.length)
  const at = (share) => seen[Math.floor(interactions * share)]?.ms ?? 16
  return {
    ...{ interactions, longest, worst: seen[0]?.ms ?? 16, slowest: seen.slice(0, 8) },
    inp: seen[Math.min(seen.length - 1, Math.floor(interactions / 50))]?.ms ?? 16,
    half: at(0.5),
  }
}

/** How much of the time the page's thread was busy. */
export async function busy(cdp, run) {
  const before = await metrics(cdp)
  const start = performance.now()
  await run()
  const seconds = (performance.now() - start) / 1000
  const after = await metrics(cdp)
  const share = (name) => (after[name] - before[name]) / seconds
  return {
    busy: share('TaskDuration'),
    script: share('ScriptDuration'),
    style: share('RecalcStyleDuration'),
    layout: share('LayoutDuration'),
  }
}

const metrics = async (cdp) => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
}
