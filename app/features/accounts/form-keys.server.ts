// A form that is sent twice does its work once: whoever sends the same again gets the first one's reply.
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { Db } from '#db/connect'
import { deleteOpenFormKey, findFormKey, insertFormKey, saveFormReply } from '#db/queries/form-keys'
import { inTransaction } from '#db/transaction'

/** Longer than any work of ours. A server that died in the middle holds a key no longer than this. */
export const GIVEN_UP_MS = 60_000
const LOOK_AGAIN_MS = 40

/** What was sent, by whom and where, in two values that lead neither to it nor to each other. */
export interface FormKey {
  idHash: string
  /** Opens the stored reply. It comes out of what was sent and is stored nowhere, so a copy of the database opens none. */
  seal: Buffer
}

/** `sent` holds the key that was made with the form, and everything in it: a form sent again with another text is another one. */
export function formKeyOf(
  secret: string,
  { personId, address, sent }: { personId: string; address: string; sent: Buffer },
): FormKey {
  const mac = (purpose: string) =>
    createHmac('sha256', secret)
      .update(JSON.stringify([purpose, personId, address]))
      .update(sent)
      .digest()
  return { idHash: mac('form-key').toString('base64url'), seal: mac('form-reply') }
}

function close(seal: Buffer, text: string): string {
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', seal, start)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), body]).toString('base64url')
}

function open(seal: Buffer, stored: string): string {
  const bytes = Buffer.from(stored, 'base64url')
  const cipher = createDecipheriv('aes-256-gcm', seal, bytes.subarray(0, 12))
  cipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([cipher.update(bytes.subarray(28)), cipher.final()]).toString('utf8')
}

interface Once<T> {
  key: FormKey
  wallNow: () => number
  signal: AbortSignal
  work: () => Promise<T>
  /** The reply in letters when the work is done, or null when it was refused and may be tried again. */
  write: (result: T) => string | null
  read: (reply: string) => T
}

/**
 * The row is taken before the work and gets its reply afterwards, because the work opens its own transactions; who comes
 * meanwhile waits for the reply. Work that was refused, or failed, gives the key back.
 */
export async function answerOnce<T>(db: Db, once: Once<T>): Promise<T> {
  const { key } = once
  for (;;) {
    const takenAt = once.wallNow()
    if (await inTransaction(db, (tx) => insertFormKey(tx, key.idHash, takenAt))) return doWork(db, once, takenAt)
    const first = await findFormKey(db, key.idHash)
    if (first?.reply) return once.read(open(key.seal, first.reply))
    if (first && once.wallNow() - first.taken_at > GIVEN_UP_MS) await deleteOpenFormKey(db, key.idHash, first.taken_at)
    else await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
    once.signal.throwIfAborted()
  }
}

async function doWork<T>(db: Db, { key, work, write }: Once<T>, takenAt: number): Promise<T> {
  let reply: string | null = null
  try {
    const result = await work()
    reply = write(result)
    return result
  } finally {
    if (reply === null) await deleteOpenFormKey(db, key.idHash, takenAt)
    else await saveFormReply(db, key.idHash, takenAt, close(key.seal, reply))
  }
}
