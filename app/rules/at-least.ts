// A text has to be so long: counted as people count, and said with the number.

/** The issue of a schema; its words are made where the form is read. */
export function tooShort(text: string, shortest: number) {
  return { code: 'too_small', origin: 'string', minimum: shortest, inclusive: true, input: text } as const
}

export function isTooShort(text: string, shortest: number): boolean {
  return [...text].length < shortest
}
