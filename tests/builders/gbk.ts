let codes: Map<string, readonly [number, number]> | undefined

/** Node decodes GBK and does not encode it, so every pair of bytes is decoded once. */
function codesOf(): Map<string, readonly [number, number]> {
  const made = new Map<string, readonly [number, number]>()
  const decoder = new TextDecoder('gbk')
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const text = decoder.decode(new Uint8Array([lead, trail]))
      if ([...text].length === 1 && !made.has(text)) made.set(text, [lead, trail])
    }
  return made
}

/** What a Chinese Excel writes when it is asked for CSV. */
export function gbk(text: string): Buffer {
  codes ??= codesOf()
  const bytes = [...text].flatMap((sign) => {
    if (sign < '\x80') return [sign.charCodeAt(0)]
    const code = codes!.get(sign)
    if (!code) throw new Error(`GBK has no ${sign}`)
    return code
  })
  return Buffer.from(bytes)
}
