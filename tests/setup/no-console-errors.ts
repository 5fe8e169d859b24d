// A console error is a fault even when every assertion holds; a test that expects one says so with `expectConsoleErrors`.
import { afterEach, beforeEach, vi } from 'vitest'

let errors: string[] = []
let expected = false

/** For the running test only: answers the list that will hold its console errors. */
export function expectConsoleErrors(): readonly string[] {
  expected = true
  return errors
}

beforeEach(() => {
  errors = []
  expected = false
  const collected = errors
  vi.spyOn(console, 'error').mockImplementation((...parts: unknown[]) => {
    collected.push(parts.map((part) => (part instanceof Error ? (part.stack ?? part.message) : String(part))).join(' '))
  })
})

afterEach(() => {
  vi.mocked(console.error).mockRestore()
  if (!expected && errors.length > 0) throw new Error(`The test wrote console errors:\n${errors.join('\n')}`)
})
