// Decides in which encoding a text was written. What could be read both ways is asked, not guessed.
import { type Encoding, FileFaultError, type Readings } from './roster-file'

interface DecodedText {
  text: string
  encoding: Encoding | 'utf-16'
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  const [a, b, c] = bytes
  const marks: [boolean, string, DecodedText['encoding']][] = [
    [a === 0xef && b === 0xbb && c === 0xbf, 'utf-8', 'utf-8'],
    [a === 0xff && b === 0xfe, 'utf-16le', 'utf-16'],
    [a === 0xfe && b === 0xff, 'utf-16be', 'utf-16'],
  ]
  const mark = marks.find(([here]) => here)
  if (!mark) return null
  const text = decode(bytes, mark[1])
  if (text === null) throw new FileFaultError('damaged-text')
  return { text, encoding: mark[2] }
}

/** UTF-8 with a few broken bytes keeps most of its characters; GBK read as UTF-8 keeps hardly any. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\uFFFD/g)?.length ?? 0
  const sound = text.match(/[\u0800-\uFFFC]/g)?.length ?? 0
  return sound > 2 * broken
}

/** The first line that the two readings make different, short enough to be shown. */
function firstDifference(utf8: string, gb18030: string): Readings {
  const [left, right] = [utf8.split(/[\r\n]+/), gb18030.split(/[\r\n]+/)]
  const at = Math.max(
    0,
    left.findIndex((line, n) => line !== right[n]),
  )
  return { 'utf-8': (left[at] ?? '').slice(0, 60), gb18030: (right[at] ?? '').slice(0, 60) }
}

/** `wish`: somebody looked at both readings and chose. */
export function decodeText(bytes: Uint8Array, wish?: Encoding): DecodedText {
  const marked = decodeMarked(bytes)
  if (marked) return marked
  if (bytes.includes(0)) throw new FileFaultError('unreadable')
  if (wish) {
    const text = decode(bytes, wish)
    if (text === null) throw new FileFaultError('damaged-text')
    return { text, encoding: wish }
  }
  const utf8 = decode(bytes, 'utf-8')
  const gb18030 = decode(bytes, 'gb18030')
  if (utf8 === null) {
    if (gb18030 === null || isDamagedUtf8(bytes)) throw new FileFaultError('damaged-text')
    return { text: gb18030, encoding: 'gb18030' }
  }
  // Three bytes to a character do not come about by chance; two do, and a short Chinese name can be nothing else.
  const byChance = gb18030 !== null && /[\u0080-\u07FF]/.test(utf8) && !/[\u0800-\uFFFF]/.test(utf8)
  if (byChance) throw new FileFaultError('which-encoding', { readings: firstDifference(utf8, gb18030) })
  return { text: utf8, encoding: 'utf-8' }
}
