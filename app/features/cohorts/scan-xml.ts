// Walks through XML once, from left to right, and keeps nothing: what a spreadsheet's parts need, and no more.

export interface XmlEvents {
  /** `name` without its prefix: some programs write `<x:row>`. */
  open: (name: string, attributes: Attributes) => void
  close: (name: string) => void
  text: (text: string) => void
}

export type Attributes = (name: string) => string | undefined

export class XmlError extends Error {}

const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y
const ATTRIBUTE = /(?:^|\s)([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITY = /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name]!
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Read only when asked for: most elements of a sheet are skipped. */
function attributesOf(source: string): Attributes {
  let found: Map<string, string> | undefined
  return (name) => {
    found ??= new Map([...source.matchAll(ATTRIBUTE)].map((m) => [m[1]!, decodeEntities(m[2] ?? m[3] ?? '')]))
    return found.get(name)
  }
}

function skipPast(source: string, mark: string, from: number): number {
  const end = source.indexOf(mark, from)
  if (end < 0) throw new XmlError(`${mark} is missing`)
  return end + mark.length
}

export function scanXml(source: string, on: XmlEvents): void {
  let at = 0
  for (let open = source.indexOf('<'); open >= 0; open = source.indexOf('<', at)) {
    if (open > at) on.text(decodeEntities(source.slice(at, open)))
    if (source.startsWith('<?', open)) at = skipPast(source, '?>', open)
    else if (source.startsWith('<!--', open)) at = skipPast(source, '-->', open + 4)
    else if (source.startsWith('<![CDATA[', open)) {
      at = skipPast(source, ']]>', open)
      on.text(source.slice(open + 9, at - 3))
    } else {
      // A document type ends here too: no spreadsheet has one, and its entities can unfold without end.
      TAG.lastIndex = open
      const tag = TAG.exec(source)
      if (!tag) throw new XmlError('not a tag')
      const [whole, closing, name, attributes, alone] = tag
      if (closing) on.close(name!)
      else {
        on.open(name!, attributesOf(attributes!))
        if (alone) on.close(name!)
      }
      at = open + whole.length
    }
  }
}
