/**
 * A page that was opened before the server was replaced asks for files that are gone. It is loaded
 * anew then, quietly: words being written are kept on the device. Where the server is only away, or
 * is still the same, nothing is done, so that nobody loses a page to a bad moment of the network.
 */
export function followNewerBuild() {
  addEventListener('vite:preloadError', () => void reloadIfReplaced())
}

async function reloadIfReplaced() {
  const ours = [...document.querySelectorAll<HTMLScriptElement>('script[type="module"][src]')]
  const page = await fetch('/', { cache: 'no-store' }).then(
    (answer) => (answer.ok ? answer.text() : null),
    () => null,
  )
  if (page === null) return
  if (ours.some(({ src }) => !page.includes(new URL(src).pathname))) location.reload()
}
