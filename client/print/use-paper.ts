import { useEffect } from 'react'

/** What CSS calls the paper, and its margin: none where a page is laid out to the paper's edge. */
export interface Paper {
  size: 'A3' | 'A4'
  turn: 'portrait' | 'landscape'
  marginMm: number
}

/** Tells the printer's dialog which paper this page is for. A style element is not allowed here. */
export function usePaper({ size, turn, marginMm }: Paper) {
  useEffect(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`@page { size: ${size} ${turn}; margin: ${marginMm}mm }`)
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    }
  }, [size, turn, marginMm])
}
