// Measures Chinese text.
const HAN = /\p{Script=Han}/gu

export function countHan(text: string): number {
  return text.match(HAN)?.length ?? 0
}

/** Text as compared: without width, case, blanks and punctuation. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
