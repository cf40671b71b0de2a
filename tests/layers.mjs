// Checks who may import whom (docs/decisions/0001-layers.md), and that there are no cycles.
// Every import in this repo is relative with its extension or a package's name, so that reading
// the import lines is enough; a line that leads nowhere fails here, too.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

const FOLDERS = ['shared', 'server', 'client']
const SHARED_PACKAGES = ['yjs', 'y-protocols', 'lib0', 'zod', 'fractional-indexing']
/** Drafts, what every seat needs, plan rows, schedules, the timer, what lies face down, what is taken home, ballots, seats on other devices and the choice of a language are shown by several features. */
const SHOWN_EVERYWHERE = [
  'sync',
  'ui',
  'words',
  'language',
  'drafts',
  'seat',
  'plan',
  'schedule',
  'timer',
  'taking',
  'drag',
  'groups',
  'ballots',
  'other-device',
  'hidden',
]

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\b[^'"\n]*?(?:\{[^}]*\}[^'"\n]*?)?\bfrom\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g

const files = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
).filter((file) => /\.tsx?$/.test(file))

const problems = []
const imports = new Map(files.map((file) => [file, [...importsOf(file)]]))

function* importsOf(file) {
  for (const [, from, dynamic, bare] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
    const name = from ?? dynamic ?? bare
    if (!name.startsWith('.')) yield name
    else {
      const path = normalize(join(dirname(file), name)).replace(/\?.*$/, '')
      if (!existsSync(path)) problems.push(`${file}: ${name} leads nowhere`)
      yield `./${path}`
    }
  }
}

const forbidden = (file, target) => {
  const [layer, feature, rest] = file.split('/')
  const [to, toFeature, toRest] = target.replace('./', '').split('/')
  if (!target.startsWith('./')) {
    const known = SHARED_PACKAGES.some((name) => target === name || target.startsWith(`${name}/`))
    return layer === 'shared' && !known && 'shared imports only what runs everywhere'
  }
  if (to === 'tests') return 'nobody imports tests'
  if (layer === 'shared' && to !== 'shared') return 'shared stands alone'
  if (layer === 'server' && to === 'client') return 'the server knows no client'
  if (layer === 'client' && to === 'server') return 'the client knows no server'
  if (layer !== 'client' || to !== 'client' || rest === undefined || toRest === undefined)
    return false
  if (feature === toFeature) return false
  // The organiser's page opens the evening: its links and its years are the facilitator's.
  if (feature === 'organiser' && toFeature === 'lead') return false
  // 進行 shows the wall small, as it is.
  if (feature === 'lead' && toFeature === 'screen') return false
  const low = feature === 'ui' || feature === 'words'
  if (low && !['ui', 'words'].includes(toFeature)) return 'ui and words know no feature'
  return !SHOWN_EVERYWHERE.includes(toFeature) && 'features stay apart'
}

for (const [file, targets] of imports) {
  for (const target of targets) {
    const rule = forbidden(file, target)
    if (rule) problems.push(`${file} -> ${target}: ${rule}`)
  }
}

/** Depth first; what is on the path when it is met again closes a cycle. A lazy import may. */
const done = new Set()
function visit(file, path) {
  if (path.includes(file))
    problems.push(`cycle: ${[...path.slice(path.indexOf(file)), file].join(' -> ')}`)
  if (done.has(file) || path.includes(file)) return
  for (const target of imports.get(file) ?? []) visit(target.replace('./', ''), [...path, file])
  done.add(file)
}
for (const file of files) visit(file, [])

for (const folder of FOLDERS) {
  if (!files.some((file) => file.startsWith(`${folder}/`)))
    problems.push(`nothing read in ${folder}`)
}
for (const problem of problems) console.error(problem)
const count = [...imports.values()].flat().length
console.log(`layers: ${files.length} files, ${count} imports, ${problems.length} problems`)
process.exit(problems.length > 0 ? 1 : 0)
