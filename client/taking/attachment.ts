/** The name that the server gave a file (RFC 6266), where it gave one. */
export function attachmentName(header: string | null): string | undefined {
  const utf8 = /filename\*=UTF-8''([^;\s]+)/i.exec(header ?? '')?.[1]
  try {
    return utf8 === undefined ? undefined : decodeURIComponent(utf8)
  } catch (error) {
    // A percent sign that is no encoding: the file is worth more than its name.
    if (error instanceof URIError) return undefined
    throw error
  }
}
