// Decides what a scripted customer looks like on disk (content/courses/<course>/chats/<form>/*.yaml): states, what the customer says
// in each, and which state follows from what the agent said and did.
import { z } from 'zod'
import { slug, text } from './fields'
import { FORMULA } from './meaning'
import { FLAGS } from './shop-case'

/** The review card of a chat: shares of a hundred, those a script does not ask about left out. */
export const CHAT_CATEGORIES = {
  pace: 15,
  understanding: 15,
  solution: 25,
  process: 15,
  tone: 15,
  offer: 10,
  closing: 5,
} as const
export type ChatCategory = keyof typeof CHAT_CATEGORIES

export const CHAT_FORMS = ['practice', 'final', 'retake', 'mystery'] as const

const tail = z.string().regex(/^\d{4}$/, 'four digits')
/** Figures and names that must stand in the reply: `299`, or one of several spellings `1.5m床|一米五`. */
const names = z.array(text).min(1)

/** The meaning, or an expression as meanings have them (`hears`) for what only this chat is about; and the right figures. */
const asked = {
  says: z.string().regex(FORMULA).optional(),
  hears: text.optional(),
  names: names.optional(),
}

/** Something done beside the chat. Fields left out do not matter. */
const deed = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('open-order'), order: tail }),
  z.strictObject({ act: z.literal('look-up-parcel'), order: tail }),
  /** Yuan taken off: exactly so many, or more than so many. */
  z.strictObject({
    act: z.literal('change-price'),
    order: tail,
    yuan: z.number().positive().optional(),
    moreThan: z.number().min(0).optional(),
  }),
  z.strictObject({
    act: z.literal('write-note'),
    order: tail,
    flag: z.enum(FLAGS).optional(),
    names: names.optional(),
  }),
  z.strictObject({ act: z.literal('change-address'), order: tail, names: names.optional() }),
  z.strictObject({ act: z.literal('answer-claim'), order: tail, answer: z.enum(['agree', 'decline']).optional() }),
  z.strictObject({
    act: z.literal('hand-over'),
    to: z.enum(['leader', 'after-sales', 'warehouse', 'operations', 'finance', 'supervisor']).optional(),
    names: names.optional(),
  }),
  z.strictObject({ act: z.literal('plan-follow-up'), names: names.optional() }),
])
export type Deed = z.output<typeof deed>
export type DeedKind = Deed['act']

/** One deed, or several of which any is right. */
const want = z.union([deed, z.array(deed).min(2)])
export type Want = z.output<typeof want>

const condition = z
  .strictObject({
    ...asked,
    did: deed.optional(),
    /** A red line was crossed. */
    redLine: z.literal(true).optional(),
  })
  .refine((one) => Object.keys(one).length > 0, { message: 'asks for nothing' })
export type Condition = z.output<typeof condition>

const point = z
  .strictObject({
    point: text,
    category: z.enum(['pace', 'understanding', 'solution', 'tone', 'offer', 'closing']),
    ...asked,
    /** Counts when it is there. */
    optional: z.literal(true).optional(),
  })
  .refine(({ says, hears, names: figures }) => (says ?? hears ?? figures) !== undefined, {
    message: 'a point is marked by a meaning, an expression or figures',
  })
export type ChatPoint = z.output<typeof point>

/** A wrong figure, a promise nobody can keep, what is not the shop's rule. */
const wrong = z
  .strictObject({
    hears: text.optional(),
    names: names.optional(),
    why: text,
    /** Whoever says it plainly, with no question, no and condition beside it, has crossed a red line. */
    redLine: z.literal(true).optional(),
  })
  .refine(({ hears, names: figures }) => hears !== undefined || figures !== undefined, { message: 'looks for nothing' })
  .refine(({ hears, redLine }) => !redLine || hears !== undefined, {
    message: 'a red line is told by an expression: figures alone do not show what was said of them',
  })

const state = z.strictObject({
  id: slug,
  /** One after another, each after a pause in seconds. */
  says: z.array(z.strictObject({ text, pause: z.int().min(0).max(40).default(4) })).max(5),
  /** While nobody answers, in seconds from the last line. */
  pings: z.array(z.strictObject({ after: z.int().min(20).max(280), text })).default([]),
  points: z.array(point).default([]),
  /** What would be wrong to say here. */
  wrong: z.array(wrong).default([]),
  /** The first that holds. */
  next: z.array(z.strictObject({ when: z.union([condition, z.array(condition).min(1)]), go: slug })).default([]),
  /** Where none holds. Left out where the chat ends here. */
  otherwise: slug.optional(),
  /** How the customer leaves. */
  ends: z.enum(['content', 'settled', 'unhappy']).optional(),
})
export type ChatState = z.output<typeof state>

const act = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('open-order'), order: tail }),
  z.strictObject({ act: z.literal('look-up-parcel'), order: tail }),
  z.strictObject({ act: z.literal('change-price'), order: tail, yuan: z.number().positive() }),
  z.strictObject({ act: z.literal('write-note'), order: tail, flag: z.enum(FLAGS).optional(), text }),
  z.strictObject({ act: z.literal('change-address'), order: tail, text }),
  z.strictObject({ act: z.literal('answer-claim'), order: tail, answer: z.enum(['agree', 'decline']), text }),
  z.strictObject({
    act: z.literal('hand-over'),
    to: z.enum(['leader', 'after-sales', 'warehouse', 'operations', 'finance', 'supervisor']),
    text,
  }),
  z.strictObject({ act: z.literal('plan-follow-up'), text }),
])
/** An act as somebody did it. */
export type DeskAct = z.output<typeof act>
export const DeskActSchema = act

const walk = z.strictObject({
  name: text,
  quality: z.enum(['good', 'fair', 'bad']),
  /** Percent that it has to come to, whatever is open decided either way. */
  from: z.int().min(0).max(100),
  to: z.int().min(0).max(100),
  /** Each after so many seconds from the one before. */
  turns: z.array(z.strictObject({ after: z.int().min(1).max(1200), say: text.optional(), do: act.optional() })).min(1),
})
export type ChatWalk = z.output<typeof walk>

export const ChatScriptSchema = z
  .strictObject({
    id: z.string().regex(/^CS-\d{3}$/, 'an id such as CS-101'),
    form: z.enum(CHAT_FORMS),
    title: text,
    stage: z.enum(['pre', 'in', 'after']),
    case: z.string().regex(/^K-\d{3}$/),
    /** For authors: what the customer is like, and what tempts a good agent to a mistake. */
    about: text,
    start: slug,
    states: z.array(state).min(3),
    /** Seconds without an answer after which the customer is gone. */
    leavesAfter: z.int().min(120).max(600).default(300),
    /** How the orders must stand in the end. */
    wants: z.array(want).default([]),
    /** What must not be done, and why. */
    mustNot: z.array(z.strictObject({ ...{ deed }, why: text, redLine: z.literal(true).optional() })).default([]),
    /** A reply that would do for each state that asks for something, by its id. */
    models: z.record(slug, text),
    walks: z.array(walk).min(3),
  })
  .superRefine(({ start, states, models }, context) => {
    const ids = new Set(states.map(({ id }) => id))
    const named = [start, ...states.flatMap((one) => [...one.next.map(({ go }) => go), one.otherwise ?? start])]
    for (const name of named.filter((one) => !ids.has(one)))
      context.addIssue({ code: 'custom', path: ['states'], message: `no state ${name}` })
    for (const one of states) {
      if ((one.ends === undefined) === (one.otherwise === undefined))
        context.addIssue({ code: 'custom', path: ['states'], message: `${one.id} either ends or goes on` })
      if (one.ends === undefined && models[one.id] === undefined)
        context.addIssue({ code: 'custom', path: ['models'], message: `no model reply for ${one.id}` })
    }
  })
export type ChatScript = z.output<typeof ChatScriptSchema>
