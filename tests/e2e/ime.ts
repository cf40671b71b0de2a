/** A Japanese input method, as the browser itself hears it. */
import type { Page } from '@playwright/test'

export async function inputMethod(page: Page) {
  const cdp = await page.context().newCDPSession(page)
  return {
    /** The words under the pen, not yet chosen: each call replaces the last. */
    compose: (text: string) =>
      cdp.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    /** Enter that only chooses the kanji. */
    choose: () =>
      cdp.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        windowsVirtualKeyCode: 229,
        key: 'Enter',
        code: 'Enter',
      }),
    /** Ends the composition with these words. */
    settle: (text: string) => cdp.send('Input.insertText', { text }),
  }
}
