// Decides what of a field counts as typed: the text without the word that an input method has not finished.
import { type Irregular, irregularWay } from './irregular'

/** What a browser tells of the field, in its order; `value` is the whole text of it at that moment. */
export interface FieldEvent {
  type: 'keydown' | 'compositionstart' | 'compositionupdate' | 'compositionend' | 'beforeinput' | 'input'
  value: string
  inputType?: string
}

export interface CommittedText {
  /** Counts when the time is over now. */
  text: string
  /** An input method holds letters that are no characters yet. */
  composing: boolean
  irregular: Irregular
}

/**
 * Keys are never looked at: under an input method they say nothing, and one browser tells of the key that ended a word only
 * after the word (229, when the composition is over), another before.
 */
export function followField(before: CommittedText, event: FieldEvent): CommittedText {
  switch (event.type) {
    case 'compositionstart':
      return { ...before, composing: true }
    case 'compositionend':
      return { ...before, composing: false, text: event.value }
    case 'beforeinput': {
      const way = irregularWay(event.inputType)
      if (!way) return before
      return { ...before, irregular: { ...before.irregular, [way]: before.irregular[way] + 1 } }
    }
    case 'input':
      return before.composing ? before : { ...before, text: event.value }
    default:
      return before
  }
}
