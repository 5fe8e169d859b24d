// Decides what looks like somebody's number: customers' phones and identity cards are never written down in full (T16, L-3).

const PHONE = /(?<!\d)1[3-9]\d(?:[\s\-·.]?\d{4}){2}(?!\d)/
const ELEVEN_DIGITS = /(?<!\d)\d{11}(?!\d)/
/** Seventeen digits with a date of birth in the middle, then a check digit: not an order number of the same length. */
const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/

export function findPersonalData(text: string): 'phone' | 'identity' | null {
  // Full-width digits read the same to a person, so they count the same here.
  const folded = text.normalize('NFKC')
  if (IDENTITY.test(folded.replace(/(?<=\d)[\s-](?=[\dXx])/g, ''))) return 'identity'
  return PHONE.test(folded) || ELEVEN_DIGITS.test(folded) ? 'phone' : null
}
