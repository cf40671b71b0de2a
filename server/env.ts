import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { CannotStart } from './cannot-start.ts'
import { type Keep, keepOf, SETTINGS } from './retention/ages.ts'
import { SAFE_KEY_LENGTH } from './seats/wrong-keys.ts'

z.config({ jitless: true })

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** No path: the server answers at the root of its host. */
const isPublicUrl = (text: string) => {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return (
    url !== undefined &&
    /^https?:$/.test(url.protocol) &&
    url.pathname === '/' &&
    [url.search, url.hash, url.username, url.password].every((part) => part === '')
  )
}

interface Address {
  host: string
  port: number
}

/** 127.0.0.1:9464, [::1]:9464 */
function addressIn(text: string): Address | undefined {
  const [, six, four, port] = /^(?:\[([\da-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text.trim()) ?? []
  const host = six ?? four
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) }
}

/** A number of days; 0 and never: it is kept for ever. */
const days = ([, usual]: readonly [name: string, days: number]) =>
  z.pipe(
    z._default(z.string().check(z.regex(/^(?:\d{1,5}|never)$/)), String(usual)),
    z.transform((text) => (text === 'never' || Number(text) === 0 ? undefined : Number(text))),
  )

const Settings = z.object({
  PORT: z._default(
    z.string().check(
      z.regex(/^\d{1,5}$/),
      z.refine((port) => +port < 65_536),
    ),
    '8787',
  ),
  HOST: z._default(z.string().check(z.regex(/^([\w.:%-]+|\[[\da-f:.]+\])$/i)), '0.0.0.0'),
  YORIAI_DATA: z._default(z.string(), './data'),
  YORIAI_SEEDS: z.optional(z.string()),
  // It travels as a bearer token: no space, nothing beyond ASCII.
  YORIAI_ADMIN_KEY: z.optional(z.string().check(z.regex(/^[!-~]{1,200}$/))),
  YORIAI_PUBLIC_URL: z.optional(z.string().check(z.refine(isPublicUrl))),
  YORIAI_HOSTS: z.optional(z.string().check(z.regex(/^[\w.-]+(?:[\s,]+[\w.-]+)*[\s,]*$/))),
  YORIAI_METRICS: z.optional(z.string().check(z.refine((text) => addressIn(text) !== undefined))),
  LOG_LEVEL: z._default(z.enum(LEVELS), 'info'),
  YORIAI_KEEP_AUTHORS_DAYS: days(SETTINGS.authors),
  YORIAI_KEEP_PUT_AWAY_DAYS: days(SETTINGS.putAway),
  YORIAI_KEEP_WIFI_DAYS: days(SETTINGS.wifi),
  YORIAI_KEEP_SEATS_DAYS: days(SETTINGS.seats),
  YORIAI_KEEP_LINKS_DAYS: days(SETTINGS.links),
  YORIAI_KEEP_COPIES_DAYS: days(SETTINGS.copies),
  YORIAI_KEEP_UNCLOSED_DAYS: days(SETTINGS.unclosed),
  DATABASE_URL: z.optional(z.never()),
  REDIS_URL: z.optional(z.never()),
})

const DAYS = [
  '90 のような日数にしてください（0 か never で、消しません）。',
  'must be a number of days such as 90 (0 or never: nothing is deleted).',
] as const

const RESERVED = [
  'まだ使えません。この設定を外してください（データは YORIAI_DATA のフォルダに入ります）。',
  'is reserved for later and cannot be used yet. Unset it; data is kept in YORIAI_DATA.',
] as const

/** What each setting must be, said to whoever set it otherwise. */
const MUST_BE: Record<keyof z.infer<typeof Settings>, readonly [ja: string, en: string]> = {
  PORT: ['0～65535 の数にしてください。', 'must be a number from 0 to 65535.'],
  HOST: ['0.0.0.0 のようなアドレスにしてください。', 'must be an address such as 0.0.0.0.'],
  YORIAI_DATA: ['フォルダの場所にしてください。', 'must be a folder.'],
  YORIAI_SEEDS: ['フォルダの場所にしてください。', 'must be a folder.'],
  YORIAI_ADMIN_KEY: [
    '空白のない英数字・記号で200文字までにしてください。',
    'must be up to 200 ASCII characters without spaces.',
  ],
  YORIAI_PUBLIC_URL: [
    'https://yoriai.example.jp のような、パスのないアドレスにしてください。',
    'must be an address without a path, such as https://yoriai.example.jp.',
  ],
  YORIAI_HOSTS: [
    'yoriai.lan のような名前にしてください（いくつかあるときは、コンマで区切ります）。',
    'must be names such as yoriai.lan, parted by commas.',
  ],
  YORIAI_METRICS: [
    '127.0.0.1:9464 のようなアドレスとポートにしてください。',
    'must be an address and a port, such as 127.0.0.1:9464.',
  ],
  LOG_LEVEL: [
    `${LEVELS.join(', ')} のどれかにしてください。`,
    `must be one of ${LEVELS.join(', ')}.`,
  ],
  YORIAI_KEEP_AUTHORS_DAYS: DAYS,
  YORIAI_KEEP_PUT_AWAY_DAYS: DAYS,
  YORIAI_KEEP_WIFI_DAYS: DAYS,
  YORIAI_KEEP_SEATS_DAYS: DAYS,
  YORIAI_KEEP_LINKS_DAYS: DAYS,
  YORIAI_KEEP_COPIES_DAYS: DAYS,
  YORIAI_KEEP_UNCLOSED_DAYS: DAYS,
  DATABASE_URL: RESERVED,
  REDIS_URL: RESERVED,
}

export interface Settings {
  port: number
  host: string
  data: string
  /** Otherwise the server's own. */
  seeds: string | undefined
  adminKey: string | undefined
  publicUrl: string | undefined
  /** Names besides its own by which it answers. */
  hosts: readonly string[]
  /** Where /metrics answers without a key. */
  metricsAt: Address | undefined
  logLevel: (typeof LEVELS)[number]
  /** After how many days what is not to be kept for ever is deleted. */
  keep: Keep
}

/** @throws CannotStart naming the setting that cannot be used; never its value, which may be a secret */
export function readSettings(env: Record<string, string | undefined>): Settings {
  // Set to nothing, as compose files do, is not set.
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()))
  const parsed = z.safeParse(Settings, set)
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof MUST_BE
    const [ja, en] = MUST_BE[name]
    throw new CannotStart(`設定 ${name} は、${ja}`, `The setting ${name} ${en}`)
  }
  const { YORIAI_ADMIN_KEY: key, YORIAI_PUBLIC_URL: url } = parsed.data
  if (key !== undefined && url !== undefined && key.length < SAFE_KEY_LENGTH)
    throw new CannotStart(
      `設定 YORIAI_ADMIN_KEY は、YORIAI_PUBLIC_URL を使うときは${SAFE_KEY_LENGTH}文字以上にしてください。`,
      `The setting YORIAI_ADMIN_KEY must have at least ${SAFE_KEY_LENGTH} characters where YORIAI_PUBLIC_URL is set.`,
    )
  const { PORT, HOST, YORIAI_DATA, YORIAI_SEEDS, LOG_LEVEL } = parsed.data
  return {
    port: Number(PORT),
    // As addresses stand in a URL, too.
    host: HOST.replace(/^\[(.*)\]$/, '$1'),
    data: resolve(YORIAI_DATA),
    seeds: YORIAI_SEEDS === undefined ? undefined : resolve(YORIAI_SEEDS),
    adminKey: parsed.data.YORIAI_ADMIN_KEY,
    publicUrl: parsed.data.YORIAI_PUBLIC_URL,
    hosts: parsed.data.YORIAI_HOSTS?.split(/[\s,]+/).filter((name) => name !== '') ?? [],
    metricsAt: addressIn(parsed.data.YORIAI_METRICS ?? ''),
    logLevel: LOG_LEVEL,
    keep: keepOf(parsed.data),
  }
}
