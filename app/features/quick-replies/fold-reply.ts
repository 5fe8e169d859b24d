/** Folds what a tired thumb may vary: width, case and blanks. Punctuation stays, it can carry meaning. */
export function foldReply(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
}
