import { dayIn } from '../../shared/tokyo.ts'
import type { BoardRecord } from '../store/registry.ts'

const MAX_TITLE = 80
/** What a file's name may not hold on some system, and what would turn its reading direction. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cf}\p{Surrogate}\\/:*?"<>|]/gu

type Named = Pick<BoardRecord, 'title' | 'heldOn'>

/** 泉区地域福祉保健計画_2026-11-20.xlsx: the title, and the day of the workshop or else of today. */
export function fileName({ title, heldOn }: Named, ending: string, now: number): string {
  const plain = title.replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ')
  const short = [...plain]
    .slice(0, MAX_TITLE)
    .join('')
    .replace(/^[ .]+|[ .]+$/g, '')
  return `${short || 'plan'}_${heldOn ?? dayIn(now)}.${ending}`
}

/** RFC 6266: the name itself in UTF-8 for those who read it, a plain one for the others. */
export function attachment(name: string): string {
  const ascii = name.replace(/^.*_/, 'plan_').replace(/[^\w.-]/g, '')
  const utf8 = encodeURIComponent(name).replace(
    /['()*!]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${utf8}`
}
