// `npm run size`: what a phone's Chromium (390 px) loads from scanning the code until はる works,
// late chunks included. Limit: 130 kB of JS and CSS gzipped, no font. Needs `npm run build`.
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { chromiumPath } from './chromium.mjs'
import { startServer } from './server-process.mjs'

const LIMIT_BYTES = 130_000

const executablePath = chromiumPath()
if (!executablePath) {
  console.log('size: not measured: no Chromium here')
  process.exit(process.env.CI ? 1 : 0)
}

const server = await startServer()
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
try {
  const { links } = await server.createBoard()
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: 'ja-JP' })
  /** @type {Promise<{ url: string, type: string, bytes: number }>[]} */
  const loaded = []
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (['script', 'stylesheet', 'font'].includes(type)) {
      loaded.push(
        response
          .body()
          .then((body) => ({ url: response.url(), type, bytes: gzipSync(body).length })),
      )
    }
  })
  await page.goto(new URL(links.participant, server.origin).href)
  await page.getByRole('button', { name: '参加する' }).click()
  const rules = page.getByRole('button', { name: 'わかりました' })
  const box = page.getByRole('textbox', { name: 'どんなこと' })
  await rules.click()
  await box.fill('雨の日の ごみ出しを となりの人と 代わりばんこに')
  await page.getByRole('button', { name: 'はる', exact: true }).click()
  await page.getByText('はりました').first().waitFor()
  await page.waitForLoadState('networkidle')

  const files = await Promise.all(loaded)
  files.sort((a, b) => b.bytes - a.bytes)
  for (const { url, type, bytes } of files) {
    console.log(`${String(bytes).padStart(8)}  ${type.padEnd(10)} ${new URL(url).pathname}`)
  }
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0)
  const fonts = files.filter(({ type }) => type === 'font').length
  const fits = total <= LIMIT_BYTES && fonts === 0 && files.length > 0
  console.log(
    `size: ${total} of ${LIMIT_BYTES} bytes gzipped, ${fonts} fonts: ${fits ? 'fits' : 'TOO MUCH'}`,
  )
  process.exitCode = fits ? 0 : 1
} finally {
  await browser.close()
  await server.stop()
}
