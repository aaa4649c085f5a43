// How large the pieces of an index are once compressed: node benches/search/sizes.mjs SITE [QUALITY]
// A table by kind of piece: files, bytes in all, the usual piece and the largest but a twentieth (brotli, quality 11 unless told).
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

const site = process.argv[2]
if (!site) {
  console.error('usage: node benches/search/sizes.mjs SITE')
  process.exit(2)
}
const quality = Number(process.argv[3] ?? 11)
const compressed = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length
const kinds = new Map()
for (const entry of readdirSync(join(site, 'search'), { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.js')) continue
  const bytes = readFileSync(join(entry.parentPath ?? entry.path, entry.name))
  const kind = entry.name.replace(/\d*\.js$/, '')
  const sizes = kinds.get(kind) ?? { raw: 0, all: [] }
  sizes.raw += bytes.length
  sizes.all.push(compressed(bytes))
  kinds.set(kind, sizes)
}
const sum = (all) => all.reduce((a, b) => a + b, 0)
const kB = (bytes) => (bytes / 1000).toFixed(1)
const total = { files: 0, raw: 0, bytes: 0 }
console.log('| piece | files | written kB | brotli kB | median kB | p95 kB | largest kB |\n|---|--:|--:|--:|--:|--:|--:|')
for (const [kind, { raw, all }] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
  all.sort((a, b) => a - b)
  const at = (part) => all[Math.min(all.length - 1, Math.floor(all.length * part))]
  console.log(`| ${kind} | ${all.length} | ${kB(raw)} | ${kB(sum(all))} | ${kB(at(0.5))} | ${kB(at(0.95))} | ${kB(at(1))} |`)
  total.files += all.length
  total.raw += raw
  total.bytes += sum(all)
}
console.log(`| **all** | ${total.files} | ${kB(total.raw)} | ${kB(total.bytes)} | | | |`)
