// What somebody filled in, read from a form and put back into it.

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** Per name what is written, ticked or chosen there. */
export type Filled = Record<string, string[]>

const NOBODY_TYPES = ['hidden', 'password', 'file', 'submit', 'button', 'reset', 'image']

function isControl(element: Element): element is Control {
  return (
    (element instanceof HTMLInputElement && !NOBODY_TYPES.includes(element.type)) ||
    element instanceof HTMLTextAreaElement ||
    element instanceof HTMLSelectElement
  )
}

/** Those that a person fills in and that may be kept: no secret, no file, no signature, nothing the page wrote itself. */
function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(isControl).filter((control) => control.dataset.draft !== 'never')
}

function isTicked(control: Control): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox'
}

function valuesOf(control: Control): string[] {
  if (isTicked(control)) return control.checked ? [control.value] : []
  return [control.value]
}

export function readFilled(form: HTMLFormElement): Filled {
  const filled: Filled = {}
  for (const control of controlsOf(form))
    if (control.name) filled[control.name] = [...(filled[control.name] ?? []), ...valuesOf(control)]
  return filled
}

/** As a person would do it: a field that a script watches has to notice. */
function write(control: Control, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value)
  for (const event of ['input', 'change']) control.dispatchEvent(new Event(event, { bubbles: true }))
}

function putBack(control: Control, values: string[], place: number): boolean {
  if (isTicked(control)) {
    const before = control.checked
    control.checked = values.includes(control.value)
    return control.checked !== before
  }
  const wanted = values[place]
  if (wanted === undefined || control.value === wanted) return false
  write(control, wanted)
  return true
}

/** Answers whether anything looked different before. */
export function putFilled(form: HTMLFormElement, filled: Filled): boolean {
  const places = new Map<string, number>()
  let changed = false
  for (const control of controlsOf(form)) {
    const values = filled[control.name]
    if (!values) continue
    const place = places.get(control.name) ?? 0
    places.set(control.name, place + 1)
    if (putBack(control, values, place)) changed = true
  }
  return changed
}

/** Which of several forms of a page it is: the hidden fields say so, all but the key, which is new every time. */
export function nameOf(form: HTMLFormElement, without: string): string {
  const hidden = [...form.elements].filter(
    (element) => element instanceof HTMLInputElement && element.type === 'hidden',
  )
  return (hidden as HTMLInputElement[])
    .filter((field) => field.name !== without)
    .map((field) => `${field.name}=${field.value}`)
    .join('&')
}
