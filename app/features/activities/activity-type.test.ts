import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { activityMessages } from '#app/i18n/activities'
import { type Definition, defineType } from './activity-type'
import { labelOf } from './record-label'
import { recordLines } from './record-values'

describe('what the desk shows of a record', () => {
  const rest: Omit<Definition<'study'>, 'writes'> = {
    record: z.unknown(),
    missing: () => [],
    next: () => 'trainee',
    describe: () => ({ type: 'study' }),
  }
  const form = z.object({ met: z.array(z.string()), note: z.string(), ready: z.boolean() })

  it('is said by the type of every field, or it does not compile', () => {
    defineType('study', { ...rest, writes: { form, desk: { met: 'briefing.met', note: 'note', ready: null } } })
    // @ts-expect-error the desk is forgotten
    defineType('study', { ...rest, writes: { form } })
    // @ts-expect-error the note is forgotten
    defineType('study', { ...rest, writes: { form, desk: { met: 'briefing.met', ready: null } } })
    // @ts-expect-error there are no such words
    defineType('study', { ...rest, writes: { form, desk: { met: 'briefing.mat', note: 'note', ready: null } } })
    // @ts-expect-error a yes or no is no text
    defineType('study', { ...rest, writes: { form, desk: { met: 'briefing.met', note: 'note', ready: 'note' } } })
  })

  it('stands in the order of the type, without what is empty, not shown or no text', () => {
    const desk = { note: 'note', met: 'briefing.met', chats: 'live.chats', from: 'live.from', ticked: null } as const
    const record = { met: ['顾长河', '小满'], note: '记住', chats: 0, from: '', ticked: ['a'], more: '别的' }
    expect(recordLines(record, desk)).toEqual([
      { label: 'note', text: '记住' },
      { label: 'briefing.met', text: '顾长河\n小满' },
      { label: 'live.chats', text: '0' },
    ])
    expect(recordLines({ note: { odd: true } }, desk)).toEqual([])
    expect(recordLines(record, undefined)).toEqual([])
  })

  it('has the words of its place, in both languages', () => {
    expect(labelOf(activityMessages.en, 'note')).toBe('Note')
    expect(labelOf(activityMessages['zh-CN'], 'live.chats')).toBe(activityMessages['zh-CN'].live.chats)
  })
})
