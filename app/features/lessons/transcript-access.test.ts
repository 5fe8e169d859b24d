import { expect, it } from 'vitest'
import type { Plan } from '#app/content/plan'
import { transcriptAccess } from './transcript-access'

const observation = (settings: Record<string, unknown>) =>
  ({ type: 'observation', settings }) as Plan['days'][number]['activities'][number]
const planOf = (days: Record<number, Record<string, unknown>>): Plan => ({
  course: 'c',
  version: 1,
  title: '',
  days: Object.entries(days).map(([day, settings]) => ({
    day: Number(day),
    title: '',
    goal: '',
    activities: [observation(settings)],
  })),
})
const onDay = (today: number) => ({
  readsAll: false,
  isOpen: (day: number) => day <= today,
  isPast: (day: number) => day < today,
})
const chat = { id: 'night', kind: 'chat' as const }
const twice = planOf({ 3: { notes: 5, kind: 'chats' }, 6: { notes: 5, kind: 'chats' } })

it.each([
  ['before the first observation nothing', twice, onDay(2), { lines: false, notes: false }],
  ['on its day the lines alone', twice, onDay(3), { lines: true, notes: false }],
  ['no notes while a later day still watches it', twice, onDay(5), { lines: true, notes: false }],
  ['everything once all its days are past', twice, onDay(7), { lines: true, notes: true }],
  ['colleagues read everything at once', twice, { ...onDay(0), readsAll: true }, { lines: true, notes: true }],
  [
    'a call is not watched by an observation of chats',
    planOf({ 3: { kind: 'calls' } }),
    onDay(1),
    { lines: true, notes: true },
  ],
  [
    'an observation that names others leaves it free',
    planOf({ 3: { kind: 'chats', transcripts: ['day'] } }),
    onDay(1),
    { lines: true, notes: true },
  ],
  [
    'an observation that names it holds it back',
    planOf({ 3: { kind: 'chats', transcripts: ['night'] } }),
    onDay(1),
    { lines: false, notes: false },
  ],
])('%s', (_, plan, reader, access) => {
  expect(transcriptAccess(plan, chat, reader)).toEqual(access)
})
