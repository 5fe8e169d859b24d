// Reads the forms out of a page, as a browser without scripts would send them. Our pages are drawn by React, so a tag is regular.
import type { Form } from './visitor'

export interface TextControl {
  name: string
  /** Null where the page sets none. */
  maxLength: number | null
  required: boolean
  /** The server has said something beside it. */
  isBlamed: boolean
}

export interface PageForm {
  action: string
  /** What goes with every press: hidden fields, what is chosen or filled in, and the first button's own value. */
  filled: Form
  texts: TextControl[]
}

const TEXT_TYPES = ['text', 'search', 'tel', '']
const UNESCAPED: Record<string, string> = { '&amp;': '&', '&quot;': '"', '&#x27;': "'", '&lt;': '<', '&gt;': '>' }

const plain = (text: string) => text.replaceAll(/&(?:amp|quot|#x27|lt|gt);/g, (entity) => UNESCAPED[entity] ?? entity)

function attribute(tag: string, name: string): string | null {
  const found = tag.match(new RegExp(`\\s${name}="([^"]*)"`, 'i'))
  return found ? plain(found[1]!) : null
}

const has = (tag: string, name: string) => new RegExp(`\\s${name}(="|\\s|/?>)`, 'i').test(tag)

function textControl(tag: string): TextControl {
  const maxLength = attribute(tag, 'maxlength')
  return {
    name: attribute(tag, 'name') ?? '',
    maxLength: maxLength === null ? null : Number(maxLength),
    required: has(tag, 'required'),
    isBlamed: attribute(tag, 'aria-invalid') === 'true',
  }
}

/** A date, a time or a number has bounds of its own; a secret may be as long as somebody pastes it. */
function isText(tag: string): boolean {
  if (tag.startsWith('<textarea')) return true
  return (
    tag.startsWith('<input') &&
    TEXT_TYPES.includes(attribute(tag, 'type') ?? '') &&
    attribute(tag, 'inputmode') !== 'decimal'
  )
}

function readForm(html: string, path: string): PageForm {
  const head = html.slice(0, html.indexOf('>') + 1)
  const filled: Record<string, string[]> = {}
  const texts: TextControl[] = []
  let pressed = false
  const add = (name: string, value: string) => {
    filled[name] = [...(filled[name] ?? []), value]
  }
  for (const [tag] of html.matchAll(/<(?:input|textarea|select|button)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (!name) continue
    const value = attribute(tag, 'value') ?? ''
    const type = attribute(tag, 'type')
    if (isText(tag)) {
      texts.push(textControl(tag))
      add(name, value)
      continue
    }
    if (tag.startsWith('<button')) {
      if (!pressed && !(name in filled)) add(name, value)
      pressed = true
    } else if (tag.startsWith('<select')) {
      const options = html.slice(html.indexOf(tag)).split('</select>')[0]!
      const option = options.match(/<option[^>]*selected=""[^>]*>/) ?? options.match(/<option[^>]*>/)
      add(name, option ? (attribute(option[0], 'value') ?? '') : '')
    } else if (type === 'radio' || type === 'checkbox') {
      if (has(tag, 'checked')) add(name, value)
    } else add(name, value)
  }
  return { action: attribute(head, 'action') ?? path, filled, texts }
}

/** Those that can be sent; one without a button only shows what was filled in. */
export function formsOf(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b[^>]*method="post"[\s\S]*?<\/form>/g)]
    .filter(([form]) => form.includes('<button'))
    .map(([form]) => readForm(form, path))
}

/** Links to other pages of this house. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map(([, href]) => plain(href!))
}
