// Decides which characters of a passage were typed right: what was typed is laid beside the beginning of the passage with as
// few changes as possible, so that one character too many, or one left out, spoils nothing that follows.

/** Marks that one keyboard has and another has not, or that an input method turns into each other. */
const SAME_MARKS: readonly (readonly [RegExp, string])[] = [
  [/[“”„「」『』]/g, '"'],
  [/[‘’]/g, "'"],
  [/[—–−‐‑]/g, '-'],
  [/[×✕*]/g, 'x'],
  [/[·•・。]/g, '.'],
  [/、/g, ','],
  [/[〜∼]/g, '~'],
]

/** Full and half width are one, and spaces are nothing. */
function foldCharacter(character: string): string[] {
  const folded = character.normalize('NFKC').replace(/\s+/g, '')
  return [...SAME_MARKS.reduce((so, [marks, one]) => so.replace(marks, one), folded)]
}

export function foldTyped(text: string): string[] {
  return [...text].flatMap(foldCharacter)
}

export interface Alignment {
  /** Of the folded passage: how far the typed text reaches. */
  reached: number
  /** Per folded character up to there, whether it was typed right. */
  right: boolean[]
  correct: number
  /** Characters that are wrong, left out or too many. */
  wrong: number
  /** Of the folded typed text. */
  length: number
}

/** Widest slip between the two texts that is still followed; a longer lost line is simply wrong. */
const BAND_WIDTH = 40
const WIDTH = 2 * BAND_WIDTH + 1
/** A change weighs more than all the characters that could be right: of the shortest ways, the one with most of them. */
const CHANGE = 1 << 13
const [BESIDE, LEFT_OUT, TOO_MANY] = [0, 1, 2]

export function alignTyped(passage: string, typed: string): Alignment {
  const wanted = foldTyped(passage)
  const given = foldTyped(typed)
  // What lies a whole band beyond the end of the passage cannot belong to it.
  const rows = Math.min(given.length, wanted.length + BAND_WIDTH)
  const ways = new Uint8Array((rows + 1) * WIDTH)
  const at = (i: number, j: number) => i * WIDTH + (j - i + BAND_WIDTH)
  let previous = new Map<number, number>()
  for (let i = 0; i <= rows; i++) {
    const current = new Map<number, number>()
    for (let j = Math.max(0, i - BAND_WIDTH); j <= Math.min(wanted.length, i + BAND_WIDTH); j++) {
      if (i === 0 && j === 0) {
        current.set(0, 0)
        continue
      }
      const beside = (previous.get(j - 1) ?? Infinity) + (wanted[j - 1] === given[i - 1] ? -1 : CHANGE)
      const leftOut = (current.get(j - 1) ?? Infinity) + CHANGE
      const tooMany = (previous.get(j) ?? Infinity) + CHANGE
      const least = Math.min(i > 0 ? beside : Infinity, leftOut, i > 0 ? tooMany : Infinity)
      current.set(j, least)
      ways[at(i, j)] = i > 0 && least === beside ? BESIDE : least === leftOut ? LEFT_OUT : TOO_MANY
    }
    previous = current
  }
  let reached = 0
  let least = Infinity
  for (const [j, cost] of previous) if (cost < least || (cost === least && j > reached)) [reached, least] = [j, cost]
  return { ...walkBack(wanted, given, { rows, reached, way: (i, j) => ways[at(i, j)]! }), length: given.length }
}

function walkBack(
  wanted: readonly string[],
  given: readonly string[],
  { rows, reached, way }: { rows: number; reached: number; way: (i: number, j: number) => number },
): Omit<Alignment, 'length'> {
  const right = Array<boolean>(reached).fill(false)
  let wrong = given.length - rows
  let i = rows
  let j = reached
  while (i > 0 || j > 0) {
    const step = way(i, j)
    const isRight = step === BESIDE && wanted[j - 1] === given[i - 1]
    if (isRight) right[j - 1] = true
    else wrong++
    if (step !== LEFT_OUT) i--
    if (step !== TOO_MANY) j--
  }
  return { reached, right, correct: right.filter(Boolean).length, wrong }
}

/** In percent, one decimal: what had to be changed, of whichever text is longer; 0 before anything was typed. */
export function accuracyOf({ length, reached, wrong }: Alignment): number {
  if (length === 0) return 0
  return Math.round((1 - wrong / Math.max(length, reached)) * 1000) / 10
}

export type CharacterState = 'right' | 'wrong' | 'ahead'

export interface PassagePart {
  state: CharacterState
  text: string
}

/** The passage as it is drawn: characters of one state together. The caret stands before what is ahead, the last of them. */
export function partsOfPassage(passage: string, { reached, right }: Alignment): PassagePart[] {
  const parts: PassagePart[] = []
  let from = 0
  for (const character of passage) {
    const to = from + foldCharacter(character).length
    const state = from >= reached ? 'ahead' : right.slice(from, to).every(Boolean) ? 'right' : 'wrong'
    const last = parts.at(-1)
    if (last?.state === state) last.text += character
    else parts.push({ state, text: character })
    from = to
  }
  return parts
}
