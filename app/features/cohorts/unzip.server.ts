import { inflateRawSync } from 'node:zlib'
import { FileFaultError } from './roster-file'

/** The parts of an archive, unfolded one by one when asked for. */
export interface Archive {
  has: (name: string) => boolean
  read: (name: string) => string | null
}

interface Entry {
  method: number
  locked: boolean
  size: number
  at: number
}

const END = 0x06054b50
const DIRECTORY = 0x02014b50
const LOCAL = 0x04034b50
const STORED = 0
const DEFLATED = 8
const MAX_ENTRIES = 1_000

/** The directory stands at the end, behind at most 64 kB of comment. */
function findEnd(zip: Buffer): number {
  for (let at = zip.length - 22; at >= Math.max(0, zip.length - 22 - 0xffff); at--)
    if (zip.readUInt32LE(at) === END) return at
  throw new FileFaultError('unreadable')
}

function readDirectory(zip: Buffer): Map<string, Entry> {
  const end = findEnd(zip)
  const count = zip.readUInt16LE(end + 10)
  if (count > MAX_ENTRIES) throw new FileFaultError('unfolds')
  const entries = new Map<string, Entry>()
  let at = zip.readUInt32LE(end + 16)
  for (let n = 0; n < count; n++) {
    if (zip.readUInt32LE(at) !== DIRECTORY) throw new FileFaultError('unreadable')
    const nameLength = zip.readUInt16LE(at + 28)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    entries.set(keyOf(name), {
      locked: (zip.readUInt16LE(at + 8) & 1) === 1,
      method: zip.readUInt16LE(at + 10),
      size: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** Some programs write the names with other slashes or other capitals than they refer to them by. */
function keyOf(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase()
}

function unfold(zip: Buffer, entry: Entry, room: number): Buffer {
  if (entry.locked) throw new FileFaultError('locked')
  if (zip.readUInt32LE(entry.at) !== LOCAL) throw new FileFaultError('unreadable')
  const from = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28)
  const packed = zip.subarray(from, from + entry.size)
  if (entry.method === STORED) {
    if (packed.length > room) throw new FileFaultError('unfolds')
    return packed
  }
  if (entry.method !== DEFLATED) throw new FileFaultError('unreadable')
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, room) })
  } catch (error) {
    const full = (error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE'
    throw new FileFaultError(full ? 'unfolds' : 'unreadable')
  }
}

/** All parts together may unfold to `maxBytes`, whatever the directory promises; a part read twice counts twice. */
export function openArchive(zip: Buffer, maxBytes: number): Archive {
  const entries = readDirectory(zip)
  let room = maxBytes
  return {
    has: (name) => entries.has(keyOf(name)),
    read: (name) => {
      const entry = entries.get(keyOf(name))
      if (!entry) return null
      const bytes = unfold(zip, entry, room)
      room -= bytes.length
      return new TextDecoder().decode(bytes)
    },
  }
}
