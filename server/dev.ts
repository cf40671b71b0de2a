import type { RequestListener } from 'node:http'
import { join } from 'node:path'

const OURS = /^\/(api\/|healthz|readyz|metrics)/

/** Development: the client comes from its sources, on the same port. */
export async function withVite(root: string, app: RequestListener): Promise<RequestListener> {
  const { createServer } = await import('vite')
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'client'),
    server: { middlewareMode: true },
    appType: 'spa',
  })
  return (request, response) =>
    OURS.test(request.url ?? '') ? app(request, response) : vite.middlewares(request, response)
}
