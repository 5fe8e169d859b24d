import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { Checkbox, FormReply, type Reply } from './form'

/** A page that comes again with what was sent, as it does without scripts. */
function drawn(reply: Reply | undefined, defaultChecked = false): string {
  const box = createElement(Checkbox, { name: 'agreed', value: 'yes', label: 'I agree', defaultChecked })
  return renderToStaticMarkup(createElement(FormReply, { reply } as Parameters<typeof FormReply>[0], box))
}
const refused = (sent: Record<string, string | string[]>): Reply => ({
  submission: { status: 'error', initialValue: sent, error: { note: ['write why'] } },
})

describe('a box of a form that was refused', () => {
  test.each([
    ['keeps its tick', refused({ agreed: 'yes', note: '' }), false, true],
    ['keeps its tick among others of the name', refused({ agreed: ['no', 'yes'] }), false, true],
    ['is not ticked by another of the name', refused({ agreed: 'no' }), false, false],
    ['stays unticked, though it began ticked', refused({ note: 'x' }), true, false],
    ['begins as the page says', undefined, true, true],
    ['begins unticked', undefined, false, false],
    ['is as the page says where nothing was wrong with the fields', { refusal: { reason: 'stale' } }, true, true],
  ] as const)('%s', (_what, reply, defaultChecked, expected) => {
    expect(drawn(reply, defaultChecked).includes('checked=""')).toBe(expected)
  })
})
