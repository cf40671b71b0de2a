import { isBlank } from './words.ts'

/**
 * A row's target as every screen and paper says it: 【目標：6か所】; '' where there is none. Its words
 * stay as they were printed or written, also where somebody wrote 【目標：…】 around them.
 */
export function targetSaid({ target }: { target: string }): string {
  const words = targetWords({ target })
  return words === '' ? '' : `【目標：${words}】`
}

/** The words alone. */
export function targetWords({ target }: { target: string }): string {
  const bare = target
    .trim()
    .replace(/^【目標[：:]([\s\S]*)】$/u, '$1')
    .replace(/^目標[：:]/u, '')
    .trim()
  return isBlank(bare) ? '' : bare
}
