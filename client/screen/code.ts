/** 482915 → 482 915, as one reads it aloud. */
export { grouped as spacedCode } from '../../shared/way-in.ts'

/** What one types into a browser: the host alone; the code does the rest. */
export function shortAddress(url: string): string {
  try {
    return new URL(url).host
  } catch {
    return url
  }
}
