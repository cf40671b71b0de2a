/** RFC 4180, without the BOM. */
export function parseCsv(csv: string): string[][] {
  const records: string[][] = []
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy
  let record: string[] = []
  const source = csv.replace(/^\ufeff/, '')
  while (field.lastIndex < source.length) {
    const found = field.exec(source)
    if (!found) throw new Error('no CSV')
    const [, quoted, plain = '', end] = found
    record.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end === ',') continue
    records.push(record)
    record = []
  }
  return records
}
