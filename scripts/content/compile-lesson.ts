// Compiles the body of a lesson to the text of an ES module.
import { bundleMDX } from 'mdx-bundler'
import rehypeSlug from 'rehype-slug'
import remarkGfm from 'remark-gfm'
import type { LessonFile } from '#app/content/content-file'

export interface CompiledLesson {
  js: string
  toc: LessonFile['toc']
}

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

/** `body` is the lesson without its front matter, which stays out of the module: it holds the self-check's key. */
export async function compileLesson(body: string, cwd: string): Promise<CompiledLesson> {
  const toc: LessonFile['toc'] = []
  const { code } = await bundleMDX({
    source: body,
    cwd,
    mdxOptions(options) {
      options.remarkPlugins = [...(options.remarkPlugins ?? []), remarkGfm]
      options.rehypePlugins = [...(options.rehypePlugins ?? []), rehypeSlug, collectToc(toc)]
      return options
    },
    esbuildOptions(options) {
      options.target = ['es2022']
      options.minify = true
      options.charset = 'utf8'
      // What is wrong is in the error that is thrown.
      options.logLevel = 'silent'
      return options
    },
  })
  // mdx-bundler's code expects React, ReactDOM and _jsx_runtime in scope; a factory hands them in without eval.
  return { js: `export default function(React,ReactDOM,_jsx_runtime){${code}}\n`, toc }
}
