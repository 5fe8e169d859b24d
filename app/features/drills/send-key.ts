// Decides what Enter does in the field of a reply: it sends once, on purpose, and what is meant for one customer never goes to the next.

interface EnterPress {
  shiftKey: boolean
  /** The key is held down. */
  repeat: boolean
  isComposing: boolean
  /** Deprecated everywhere, and all that tells in Safari: there the Enter that takes a candidate comes after the composition. */
  keyCode: number
  /** Since the last reply was sent; null before the first. */
  sinceSentMs: number | null
}

/** What an input method reports for every key it takes for itself. */
const TAKEN_BY_INPUT_METHOD = 229
/** A finger that sent the last reply may come down once more before the eye has seen the next customer. */
const SETTLING_MS = 600

/** new-line and compose are left to the browser; ignore does nothing at all. */
export function decideEnter(press: EnterPress): 'send' | 'new-line' | 'compose' | 'ignore' {
  if (press.isComposing || press.keyCode === TAKEN_BY_INPUT_METHOD) return 'compose'
  if (press.shiftKey) return 'new-line'
  if (press.repeat) return 'ignore'
  return press.sinceSentMs !== null && press.sinceSentMs < SETTLING_MS ? 'ignore' : 'send'
}
