import { createServer, type RequestListener, type Server } from 'node:http'
import { CannotStart } from './cannot-start.ts'

/** The port, taken before anything else is touched; what answers there comes later. */
export interface Door {
  server: Server
  port: number
  answer(listener: RequestListener): void
}

const notYet: RequestListener = (_, response) => {
  response.writeHead(503, { 'Retry-After': '1', 'Content-Type': 'text/plain' }).end('starting\n')
}

/**
 * @param setting what else than PORT and HOST says where it is
 * @throws CannotStart where the port is taken or the address is not this machine's
 */
export function openDoor(port: number, host: string, setting?: string): Promise<Door> {
  let listener = notYet
  const server = createServer((request, response) => listener(request, response))
  const door = {
    server,
    answer: (next: RequestListener) => {
      listener = next
    },
  }
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(setting ? cannotUse(setting, error) : explain(error, port, host)),
    )
    server.listen(port, host, () => {
      const address = server.address()
      const taken = typeof address === 'object' && address ? address.port : port
      resolve({ ...door, port: taken })
    })
  })
}

const cannotUse = (setting: string, error: Error) =>
  new CannotStart(
    `設定 ${setting} のアドレスかポートは使えません（${error.message}）。別のものを指定してください。`,
    `The address or port of ${setting} cannot be used (${error.message}). Choose another.`,
  )

function explain(error: Error, port: number, host: string): Error {
  const code = 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new CannotStart(
        `ポート ${port} は、ほかのプログラムが使っています。そちらを終わらせるか、PORT=${port + 1} のように別の番号を指定してください。`,
        `Port ${port} is already in use. Stop the other program, or choose another port such as PORT=${port + 1}.`,
      )
    case 'EACCES':
      return new CannotStart(
        `ポート ${port} を使う権限がありません。PORT に 1024 以上の番号を指定してください。`,
        `Port ${port} needs more rights than this program has. Set PORT to 1024 or above.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new CannotStart(
        `アドレス ${host} は、この機械のものではありません。HOST を確かめてください（ふつうは 0.0.0.0）。`,
        `The address ${host} is not this machine's. Check HOST (usually 0.0.0.0).`,
      )
    default:
      return error
  }
}
