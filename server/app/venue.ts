import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { countCharacters } from '../../shared/board/words.ts'
import type { AnswerTo } from '../../shared/http.ts'
import { LIMITS } from '../../shared/wire.ts'
import { facilitatorTokens } from '../seats/cookies.ts'
import { bearerOf } from '../seats/credentials.ts'
import type { BoardRecord } from '../store/registry.ts'
import type { Venue } from '../store/venues.ts'
import { addressesFor, baseFor, joinUrl } from './addresses.ts'
import { fits, readBody, required } from './body.ts'
import type { OnBoard, Services } from './context.ts'
import { holdsAdminKey, leading, refuseKey } from './guards.ts'
import { Problem } from './problems.ts'

const MAX_ADDRESS = 300

const Wifi = z.strictObject({
  name: required({ ja: 'Wi-Fiの名前', en: 'name of the Wi-Fi' }, (name) =>
    countCharacters(beyondBytes(name, LIMITS.maxWifiNameBytes)),
  ),
  password: z
    .string()
    .check(
      fits({ ja: 'Wi-Fiのパスワード', en: 'password of the Wi-Fi' }, (password) =>
        countCharacters(password.slice(LIMITS.maxWifiPassword)),
      ),
    ),
  hidden: z._default(z.boolean(), false),
})

/** What of a text stands behind so many bytes of UTF-8. */
function beyondBytes(text: string, most: number): string {
  // What is cut in two is left out by a stream that goes on.
  const kept = new TextDecoder().decode(Buffer.from(text).subarray(0, most), { stream: true })
  return text.slice(kept.length)
}

/** What is left out stays; null takes it back. */
const PlaceBody = z.strictObject({
  address: z.optional(z.nullable(z.string().check(z.maxLength(MAX_ADDRESS)))),
  wifi: z.optional(z.nullable(Wifi)),
})

/** How phones find this server in the hall: the QR's address and the hall's own network. */
export function placeRoutes(services: Services): Hono<OnBoard> {
  const { places } = services.store
  const app = new Hono<OnBoard>()

  app.get('/api/addresses', async (c) => {
    if (!holdsAdminKey(c, services) && !(await isFacilitator(c, services))) {
      refuseKey(c, services)
      throw new Problem('no-seat')
    }
    const { publicUrl = null } = services
    const addresses = addressesFor(c, services)
    return c.json({ publicUrl, addresses } satisfies AnswerTo<'GET /api/addresses'>)
  })

  app.get('/api/boards/:id/place', leading(services, 'staff'), async (c) => {
    const board = c.get('board')
    return c.json(await placeOut(c, services, board, await places.of(board.id)))
  })

  app.put('/api/boards/:id/place', leading(services), async (c) => {
    const board = c.get('board')
    const { address, wifi } = await readBody(c, PlaceBody)
    const before = await places.of(board.id)
    if (address && !addressesFor(c, services).includes(address))
      throw new Problem('no-such-address')
    const place = {
      address: address === undefined ? before.address : (address ?? undefined),
      wifi: wifi === undefined ? before.wifi : (wifi ?? undefined),
    }
    await places.set(board.id, place)
    return c.json(await placeOut(c, services, board, place))
  })

  return app
}

async function placeOut(
  c: Context,
  services: Services,
  { id }: BoardRecord,
  place: Venue,
): Promise<AnswerTo<'GET /api/boards/:id/place'>> {
  const links = await services.store.registry.links(id)
  if (!links) throw new Problem('no-board')
  return {
    address: place.address ?? null,
    wifi: place.wifi ?? null,
    addresses: addressesFor(c, services),
    joinUrl: joinUrl(baseFor(c, services, place), links),
  }
}

/** On whichever board: the addresses are the machine's, not a board's. */
async function isFacilitator(c: Context, { seats }: Services) {
  const sent = bearerOf(c.req.header('Authorization'))
  const tokens = sent === undefined ? facilitatorTokens(c.req.header('Cookie')) : [sent]
  const found = await Promise.all(tokens.map((token) => seats.byToken(token)))
  return found.some((seat) => seat?.role === 'facilitator')
}
