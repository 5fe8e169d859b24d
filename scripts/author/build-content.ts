// Compiles content/ at build time: every lesson to a hashed ES module for the server (no eval anywhere), everything else to build/content.json.
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { bundleMDX } from 'mdx-bundler'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import type { LessonFile } from '#app/content/content-file'
import { assembleContent, assertFaultless, describeLesson } from '../content/assemble-content'
import { type LocatedLesson, readContent } from '../content/read-content'

const root = process.cwd()
const out = path.join(root, 'build')
const lessonsDir = path.join(out, 'lessons')
const at = path.join(root, 'content/courses/cs-onboarding')
/** esbuild takes a good deal of memory for each bundle. */
const AT_ONCE = 2

interface HastNode {
  type: string
  tagName?: string
  value?: string
  properties?: { id?: string }
  children?: HastNode[]
}

function textOf(node: HastNode): string {
  return node.type === 'text' ? (node.value ?? '') : (node.children ?? []).map(textOf).join('')
}

function collectToc(toc: LessonFile['toc']) {
  return () => (tree: HastNode) => {
    const walk = (node: HastNode) => {
      if (node.tagName && /^h[23]$/.test(node.tagName) && node.properties?.id)
        toc.push({ id: node.properties.id, depth: Number(node.tagName[1]), text: textOf(node) })
      node.children?.forEach(walk)
    }
    walk(tree)
  }
}

async function compileLesson(lesson: LocatedLesson): Promise<LessonFile> {
  const toc: LessonFile['toc'] = []
  // The front matter stays out of the module: it holds the self-check's key.
  const { code } = await bundleMDX({
    source: lesson.body,
    cwd: at,
    mdxOptions(options) {
      options.remarkPlugins = [...(options.remarkPlugins ?? []), remarkGfm]
      options.rehypePlugins = [...(options.rehypePlugins ?? []), rehypeSlug, collectToc(toc)]
      return options
    },
    esbuildOptions(options) {
      options.target = ['es2022']
      options.minify = true
      options.charset = 'utf8'
      return options
    },
  })
  // mdx-bundler's code expects React, ReactDOM and _jsx_runtime in scope; a factory hands them in without eval.
  const js = `export default function(React,ReactDOM,_jsx_runtime){${code}}\n`
  const hash = createHash('sha256').update(js).digest('hex').slice(0, 10)
  const moduleFile = `${lesson.value.id}-${hash}.js`
  writeFileSync(path.join(lessonsDir, moduleFile), js)
  return { ...describeLesson(lesson), moduleFile, toc }
}

async function main() {
  const read = readContent(root)
  assertFaultless(read)
  rmSync(lessonsDir, { recursive: true, force: true })
  mkdirSync(lessonsDir, { recursive: true })
  const lessons: LessonFile[] = []
  const queue = [...read.content.lessons]
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) lessons.push(await compileLesson(next))
    }),
  )
  const file = assembleContent(root, read, lessons)
  writeFileSync(path.join(out, 'content.json'), JSON.stringify(file))
  console.log(`content: ${lessons.length} lessons, ${file.items.length} items, ${file.phrases.length} phrases`)
}

await main()
