import { isBlank } from '../../shared/board/words.ts'
import { LIMITS } from '../../shared/wire.ts'
import type { Form } from '../drafts/box.ts'
import { fieldsOf } from '../drafts/words-in.ts'

/** Its password is a secret: that is kept nowhere. */
export const WIFI: Form<{ name: string; hidden: boolean }> = {
  read: (kept) => {
    const { name, hidden } = fieldsOf(kept) ?? {}
    return typeof name === 'string' ? { name, hidden: hidden === true } : null
  },
  print: (wifi) => JSON.stringify(wifi),
}

export function problemOf(name: string, password: string) {
  if (isBlank(name)) return 'wifiMissing'
  if (new TextEncoder().encode(name).length > LIMITS.maxWifiNameBytes) return 'wifiLong'
  return password.length > LIMITS.maxWifiPassword ? 'wifiPasswordLong' : null
}
