import type { Wifi } from '../../shared/http.ts'

/** `\`, `;`, `,`, `:` and `"` part what stands in a Wi-Fi's QR. */
const escaped = (text: string) => text.replace(/[\\;,:"]/g, '\\$&')

/** What a phone's camera reads as a network to join. */
export function wifiText({ name, password, hidden }: Wifi): string {
  const parts = [
    `T:${password === '' ? 'nopass' : 'WPA'}`,
    `S:${escaped(name)}`,
    ...(password === '' ? [] : [`P:${escaped(password)}`]),
    ...(hidden ? ['H:true'] : []),
  ]
  return `WIFI:${parts.join(';')};;`
}
