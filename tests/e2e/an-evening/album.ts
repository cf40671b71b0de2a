/** The evening's pictures, taken only when asked for (`npm run evening`). */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { smallPng } from '../../screens/small-png.ts'

const FOLDER = process.env.YORIAI_EVENING

export class Album {
  #step = 0

  constructor() {
    if (FOLDER === undefined) return
    mkdirSync(FOLDER, { recursive: true })
    for (const name of readdirSync(FOLDER)) if (name.endsWith('.png')) rmSync(join(FOLDER, name))
  }

  /** One step of the evening: each of these as it is seen without scrolling. */
  async step(name: string, pages: Readonly<Record<string, Page>>) {
    this.#step += 1
    if (FOLDER === undefined) return
    const number = String(this.#step).padStart(2, '0')
    for (const [who, page] of Object.entries(pages)) {
      await page.evaluate(() => document.fonts.ready)
      const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
      writeFileSync(join(FOLDER, `${number}-${name}-${who}.png`), smallPng(png))
    }
  }
}
