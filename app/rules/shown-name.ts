// Decides what may stand as a name where people read it: nothing that cannot be seen, nothing that turns the line around.

/** Control and format characters, line and paragraph ends, broken halves, fillers that look like nothing. */
const UNSEEN = String.raw`\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800`
const HAS_UNSEEN = new RegExp(`[${UNSEEN}]`, 'u')
const HAS_SEEN = new RegExp(`[^\\s${UNSEEN}]`, 'u')

/** As a name is kept: composed characters, plain single spaces, nothing unseen at either end (copying brings that along). */
export function plainName(text: string): string {
  const signs = [...text.normalize('NFC')]
  const first = signs.findIndex(isSeen)
  // Sign by sign from the end: a pattern for blanks before the end takes the square of their number.
  let last = signs.length - 1
  while (last > first && !isSeen(signs[last]!)) last -= 1
  return first < 0
    ? ''
    : signs
        .slice(first, last + 1)
        .join('')
        .replace(/\p{Zs}+/gu, ' ')
}

/** True where there is anything to be seen at all. */
export function isSeen(text: string): boolean {
  return HAS_SEEN.test(text)
}

/** True where something is left inside that nobody could see or delete. */
export function hasUnseen(text: string): boolean {
  return HAS_UNSEEN.test(text)
}

/** Two names with one key look alike to a reader: width, capitals and spaces make no difference. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s/gu, '')
}
