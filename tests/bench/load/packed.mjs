// The board's packed state by HTTP, as a browser fetches it before it connects; like `Line` it costs
// the generator as little as it can.
import { connect } from 'node:net'

const HEAD_END = '\r\n\r\n'

/** @param url of a seat's socket @returns the body as it came, still packed */
export function getPacked(url) {
  const { hostname, port, pathname, searchParams } = new URL(url)
  const board = pathname.slice('/sync/'.length)
  return new Promise((resolve, reject) => {
    const parts = []
    let head
    let left = Number.POSITIVE_INFINITY
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('closed before the state had come')))
    socket.on('data', (bytes) => {
      let body = bytes
      if (head === undefined) {
        const end = bytes.indexOf(HEAD_END)
        if (end < 0) return
        head = bytes.toString('latin1', 0, end)
        left = lengthIn(head)
        if (Number.isNaN(left)) return socket.destroy(new Error(head.split('\r\n', 1)[0]))
        body = bytes.subarray(end + HEAD_END.length)
      }
      parts.push(body)
      left -= body.length
      if (left > 0) return
      resolve(Buffer.concat(parts))
      socket.destroy()
    })
    socket.write(
      `GET /api/boards/${board}/state?v=2 HTTP/1.1\r\nHost: ${hostname}:${port}\r\n` +
        `Authorization: Bearer ${searchParams.get('token')}\r\nAccept-Encoding: br\r\n\r\n`,
    )
  })
}

const lengthIn = (head) =>
  head.startsWith('HTTP/1.1 200') ? Number(/^content-length: (\d+)/im.exec(head)?.[1]) : Number.NaN
