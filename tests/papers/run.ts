// `npm run papers [-- <board> …]`: makes the files of boards that are hard to lay out, and pictures
// of every page, to be looked at. Needs LibreOffice, pdftoppm and, to be of any use, the font BIZ
// UDPゴシック (Debian: libreoffice-calc poppler-utils fonts-morisawa-bizud-gothic).
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { planCsv } from '../../server/export/table-csv.ts'
import { planWorkbook } from '../../server/export/workbook.ts'
import { EIGHT_FIFTEEN, IZUMI } from '../server/export/evening.ts'
import { BOARDS } from './boards.ts'

const folder = join(tmpdir(), 'yoriai-papers')
const wanted = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

const made: string[] = []
for (const [name, board] of Object.entries(BOARDS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  writeFileSync(join(folder, `${name}.xlsx`), await planWorkbook(board, IZUMI, EIGHT_FIFTEEN))
  writeFileSync(join(folder, `${name}.csv`), planCsv(board))
  made.push(name)
}

const run = (program: string, ...rest: string[]) =>
  execFileSync(program, rest, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
run('soffice', '--headless', '--convert-to', 'pdf', ...made.map((name) => `${name}.xlsx`))
for (const name of made) {
  run('pdftoppm', '-r', '60', '-png', `${name}.pdf`, name)
  const pages = readdirSync(folder).filter(
    (file) => file.startsWith(`${name}-`) && file.endsWith('.png'),
  )
  console.log(`${String(pages.length).padStart(4)} pages  ${join(folder, name)}-*.png`)
}
