// Says so where a browser is too old for the pages, instead of staying white. This file must be
// understood by every browser there is: no syntax newer than ES5, and nothing of the pages' own.
;(() => {
  var told = false
  function tell() {
    var words = document.getElementById('old-browser')
    // A browser without templates shows it by itself.
    if (told || !words || !words.content) return
    told = true
    document.body.insertBefore(document.importNode(words.content, true), document.body.firstChild)
  }

  // Safari 15.4, Chrome 99, Firefox 97: the pages' styles and dialogs need these.
  var needed =
    'noModule' in document.createElement('script') &&
    typeof Array.prototype.at === 'function' &&
    typeof Object.hasOwn === 'function' &&
    'HTMLDialogElement' in window &&
    'CSSLayerBlockRule' in window
  if (!needed) tell()

  // A file of ours that this browser cannot even read.
  window.addEventListener('error', (event) => {
    if (event.error instanceof SyntaxError || /SyntaxError/.test(event.message)) {
      if (document.getElementById('root').children.length === 0) tell()
    }
  })
})()
