import { type RefObject, useEffect, useRef, useState } from 'react'
import { type CommittedText, type FieldEvent, followField } from './committed-text'
import { type Irregular, type IrregularWay, irregularWay } from './irregular'

const EVENTS = ['compositionstart', 'compositionend', 'beforeinput', 'input'] as const satisfies FieldEvent['type'][]

interface Followed extends CommittedText {
  /** What was kept out last. */
  refused: IrregularWay | null
}

/** Follows a field while somebody types: what is committed, and what was kept out because it was not typed. */
export function useCommittedText(
  field: RefObject<HTMLTextAreaElement>,
  first: { text: string; irregular: Irregular },
): { typed: Followed; latest: RefObject<CommittedText> } {
  const [typed, setTyped] = useState<Followed>({ ...first, composing: false, refused: null })
  const latest = useRef<CommittedText>(typed)
  useEffect(() => {
    const text = field.current
    if (!text) return
    let refused: IrregularWay | null = null
    const follow = (event: Event) => {
      const { inputType } = event as InputEvent
      const way = event.type === 'beforeinput' ? irregularWay(inputType) : null
      if (way) {
        event.preventDefault()
        refused = way
      }
      const next = followField(latest.current, { type: event.type as FieldEvent['type'], value: text.value, inputType })
      latest.current = next
      setTyped({ ...next, refused })
    }
    // What was typed before scripts ran is there already.
    latest.current = { ...latest.current, text: text.value }
    setTyped({ ...latest.current, refused })
    for (const name of EVENTS) text.addEventListener(name, follow)
    return () => {
      for (const name of EVENTS) text.removeEventListener(name, follow)
    }
  }, [field])
  return { typed, latest }
}
