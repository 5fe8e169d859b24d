// What a reader without the question sees of an item.
import type { Item } from '#app/content/item'
import type { Choices } from './options-reader'

/** The options with their keys. A statement to be judged stands against nothing: what speaks for it speaks for “true”. */
export function choicesSeen(item: Item): Choices | undefined {
  switch (item.type) {
    case 'single':
    case 'multiple':
      return item.options.map((option) => ({ text: option.text, right: option.correct === true }))
    case 'truefalse':
      return [
        { text: item.stem, right: item.answer },
        { text: '', right: !item.answer },
      ]
    default:
      return undefined
  }
}
