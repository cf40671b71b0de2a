// Says so where a browser is too old for the pages, instead of staying white. This file must be
// understood by every browser there is: no syntax newer than ES5, and nothing of the pages' own.
;(function () {
  var told = false
  function tell() {
    var words = document.getElementById('old-browser')
    // A browser without templates shows it by itself.
    if (told || !words || !words.content) return
    told = true
    document.body.insertBefore(document.importNode(words.content, true), document.body.firstChild)
  }

  // Safari 15.4, Chrome 99, Firefox 98: the pages' styles and dialogs need these.
  var enough =
    'noModule' in document.createElement('script') &&
    typeof Array.prototype.at === 'function' &&
    typeof Object.hasOwn === 'function' &&
    'HTMLDialogElement' in window &&
    'CSSLayerBlockRule' in window
  if (!enough) tell()

  // A file of ours that this browser cannot even read.
  window.addEventListener('error', function (event) {
    var unreadable = event.error instanceof SyntaxError || /SyntaxError/.test(event.message)
    var root = document.getElementById('root')
    if (unreadable && root && root.children.length === 0) tell()
  })
})()
