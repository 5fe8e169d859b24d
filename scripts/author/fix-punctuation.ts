// Widens half-width punctuation in Chinese content. Usage: npm run fix-punctuation -- [path …]
// (files or folders; default: the whole content folder). Prints the files it changed.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { widenLesson, widenPunctuation } from '../content/widen-punctuation'

const paths = process.argv.slice(2)

for (const file of (paths.length > 0 ? paths : ['content']).flatMap(filesUnder)) {
  const text = readFileSync(file, 'utf8')
  const widened = file.endsWith('.mdx') ? widenLesson(text) : widenPunctuation(text, file.endsWith('.yaml'))
  if (widened === text) continue
  writeFileSync(file, widened)
  console.log(`widened ${file}`)
}

function filesUnder(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => join(path, name))
    .filter((file) => /\.(yaml|zh-CN\.mdx|svg)$/.test(file))
}
