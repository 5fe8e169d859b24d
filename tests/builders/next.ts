let made = 0

/** Counts up through a worker's life, so that built names never clash. */
export function next(): number {
  made++
  return made
}
