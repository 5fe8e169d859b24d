// Reads a request's body within bounds that nobody outside can stretch: its bytes, its fields, and what all bodies hold at once.
import type { IncomingMessage } from 'node:http'

/** What a stranger needs is a name and a password; the longest texts of the house are exam answers; lists come as files. */
export const BODY_BYTES = { stranger: 16_000, form: 256_000, file: 2_000_000 }
/** No form of ours has more. Building a field costs far more than its two bytes, so they are counted before that. */
const MAX_FIELDS = 500
/** What arrives beyond the limit is read and dropped, so that the answer reaches a browser that is still sending. */
const MAX_DROPPED_BYTES = 64_000_000
/** Strangers cannot come near it: all connections together may hold a quarter of this before a sign-in. */
const MAX_HELD_BYTES = 64_000_000
const FIRST_BYTES = 4_096

/** On a request of ours only: a client's own header of this name is never passed on. */
const CUT_HEADER = 'x-shifu-body'

export type ReadBody =
  | { state: 'whole'; bytes: Buffer<ArrayBuffer>; release: () => void }
  | { state: 'too-large' | 'busy' }

let heldBytes = 0

/** One buffer that grows: a body of a million tiny pieces must not become a million objects. */
class Room {
  #buffer = Buffer.alloc(0)
  #used = 0

  /** False when all bodies together hold too much already. */
  take(piece: Buffer): boolean {
    const wanted = this.#used + piece.byteLength
    if (wanted > this.#buffer.byteLength) {
      const grown = Math.max(FIRST_BYTES, wanted, this.#buffer.byteLength * 2)
      const more = grown - this.#buffer.byteLength
      if (heldBytes + more > MAX_HELD_BYTES) return false
      heldBytes += more
      const next = Buffer.alloc(grown)
      this.#buffer.copy(next)
      this.#buffer = next
    }
    piece.copy(this.#buffer, this.#used)
    this.#used = wanted
    return true
  }

  get bytes(): Buffer<ArrayBuffer> {
    return this.#buffer.subarray(0, this.#used)
  }

  readonly release = () => {
    heldBytes -= this.#buffer.byteLength
    this.#buffer = Buffer.alloc(0)
    this.#used = 0
  }
}

function countOf(bytes: Buffer, separator: string): number {
  let count = 0
  for (let at = bytes.indexOf(separator); at >= 0 && count <= MAX_FIELDS; at = bytes.indexOf(separator, at + 1)) count++
  return count
}

/** Every field but the first has one of these before it, whatever the client says of boundaries. */
function hasTooManyFields(bytes: Buffer, contentType: string): boolean {
  const separator = contentType.startsWith('multipart/') ? '\r\n--' : '&'
  const isForm = separator !== '&' || contentType.startsWith('application/x-www-form-urlencoded')
  return isForm && countOf(bytes, separator) > MAX_FIELDS
}

/** A client need not say beforehand how long its body is, and may lie about it, so the bytes are counted as they come. */
export async function readBody(req: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  const room = new Room()
  let state: ReadBody['state'] = 'whole'
  let bytes = 0
  try {
    // Leaving an ordinary iterator would tear the connection, and the answer with it.
    for await (const piece of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += piece.byteLength
      if (bytes > maxBytes) state = 'too-large'
      else if (state === 'whole' && !room.take(piece)) state = 'busy'
      if (state !== 'whole') room.release()
      if (bytes > maxBytes + MAX_DROPPED_BYTES) break
    }
  } catch (error) {
    room.release()
    throw error
  }
  if (state === 'whole' && hasTooManyFields(room.bytes, req.headers['content-type']?.toLowerCase() ?? ''))
    state = 'too-large'
  if (state === 'whole') return { state, bytes: room.bytes, release: room.release }
  room.release()
  return { state }
}

/** The request goes on without its body, so that the form it came from can say so beside what the person wrote. */
export function markAsCut(headers: Headers): void {
  headers.set(CUT_HEADER, 'too-large')
}

export function unmark(headers: Headers): void {
  headers.delete(CUT_HEADER)
}

export function isCut(request: Request): boolean {
  return request.headers.has(CUT_HEADER)
}
