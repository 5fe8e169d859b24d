const FNV_OFFSET = 0xcbf29ce484222325n
const FNV_PRIME = 0x100000001b3n

/** Tells one wording of a text from another (FNV-1a, 64 bits), in 16 hexadecimal digits. */
export function fingerprintOfWords(words: readonly string[]): string {
  let hash = FNV_OFFSET
  for (const byte of new TextEncoder().encode(JSON.stringify(words)))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME)
  return hash.toString(16).padStart(16, '0')
}
