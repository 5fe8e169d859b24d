// Decides what the forms of decisions and remedial training may send; messages are keys of i18n/forms.
import { z } from 'zod'
import { isTooShort, tooShort } from '#app/rules/at-least'
import { ID, NOTE, TRAINING_DATE, wholeNumber } from '#app/rules/field-forms'
import { BOUNDS, LONGEST } from '#app/rules/field-limits'
import { findPersonalData } from '../activities/personal-data'
import { REASON_LENGTH } from './decide'
import { type DecisionKind, type DecisionVerdict, isDated, KIND_RULES } from './decision-kinds'

const longText = (least: number) =>
  z
    .string({ error: 'form.required' })
    .trim()
    .max(LONGEST.groundedReason, { error: 'form.too-long' })
    .superRefine((text, context) => {
      if (isTooShort(text, least)) context.addIssue(tooShort(text, least))
    })
    .refine((text) => findPersonalData(text) === null, { error: 'form.personal-data' })
const monthsUsed = z
  .number({ error: 'form.number' })
  .min(BOUNDS.months.min, { error: 'form.number' })
  .max(BOUNDS.months.max, { error: 'form.number' })

const fields = z.object({
  /** `review` shows the sentence, `edit` comes back from it, `sign` signs. */
  intent: z.enum(['review', 'edit', 'sign']),
  verdict: z.string({ error: 'form.choose' }).max(20),
  revision: z.int().min(0).max(10_000),
  reason: longText(REASON_LENGTH),
  /** Made in place of the decision that stands, and why. */
  anew: z.literal('1').optional(),
  why: longText(REASON_LENGTH).optional(),
  /** Comes with the signature. */
  password: z.string().max(LONGEST.password).optional(),
  improve: longText(4).optional(),
  whyBelow: longText(REASON_LENGTH).optional(),
  dueOn: TRAINING_DATE.optional(),
  effectiveOn: TRAINING_DATE.optional(),
  fromOn: TRAINING_DATE.optional(),
  ownerId: ID.optional(),
  planText: longText(REASON_LENGTH).optional(),
  typingSpeed: wholeNumber(BOUNDS.typingSpeed).optional(),
  phraseSeconds: wholeNumber(BOUNDS.phraseSeconds).optional(),
  contractMonths: wholeNumber(BOUNDS.months).optional(),
  openEnded: z.string().max(5).optional(),
  monthsUsed: monthsUsed.optional(),
  askedOn: TRAINING_DATE.optional(),
})
type Field = keyof z.output<typeof fields>

/** What each verdict asks for beside the reason. */
const NEEDED: Record<string, readonly Field[]> = {
  improve: ['improve', 'dueOn'],
  promote: ['effectiveOn'],
  extend: ['dueOn', 'monthsUsed'],
  plan: ['ownerId', 'fromOn', 'dueOn', 'planText'],
  withdraw: ['askedOn', 'effectiveOn'],
}

/** The fields a verdict keeps; what stood in a hidden part of the form is left out. */
const KEPT: Record<string, readonly Field[]> = {
  ...NEEDED,
  pass: ['whyBelow'],
  extend: ['dueOn', 'monthsUsed', 'contractMonths', 'openEnded'],
  targets: ['typingSpeed', 'phraseSeconds', 'planText'],
}
const OPTIONAL: readonly Field[] = [
  'improve',
  'whyBelow',
  'dueOn',
  'effectiveOn',
  'fromOn',
  'ownerId',
  'planText',
  'typingSpeed',
  'phraseSeconds',
  'contractMonths',
  'openEnded',
  'monthsUsed',
  'askedOn',
]

export function decisionForm(kind: DecisionKind) {
  const { verdicts } = KIND_RULES[kind]
  return fields
    .superRefine((value, ctx) => {
      const miss = (path: Field, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
      if (!verdicts.some((verdict) => verdict === value.verdict)) miss('verdict', 'form.choose')
      for (const field of NEEDED[value.verdict] ?? [])
        if (value[field] === undefined) miss(field, field.endsWith('On') ? 'form.date' : 'form.required')
      if (value.anew && value.why === undefined) miss('why', 'form.required')
      if (value.verdict === 'extend' && value.contractMonths === undefined && value.openEnded === undefined)
        miss('contractMonths', 'form.required')
      if (value.verdict === 'plan' && value.fromOn && value.dueOn && value.dueOn < value.fromOn)
        miss('dueOn', 'form.date-order')
      if (
        value.verdict === 'targets' &&
        value.typingSpeed === undefined &&
        value.phraseSeconds === undefined &&
        value.planText === undefined
      )
        miss('planText', 'form.required')
    })
    .transform((value) => {
      const kept = KEPT[value.verdict] ?? []
      const cleared = Object.fromEntries(
        OPTIONAL.filter((field) => !kept.includes(field)).map((field) => [field, undefined]),
      )
      return { ...value, ...cleared, verdict: verdicts.find((v) => v === value.verdict) ?? verdicts[0]! }
    })
}
/** The field that a refused date is said beside; the end of a plan that lies before its beginning is seen by the form. */
export function besideTheField(verdict: DecisionVerdict) {
  const dates = isDated(verdict)
    ? { 'date-passed': 'effectiveOn', 'date-too-far': 'effectiveOn' }
    : { 'date-passed': verdict === 'plan' ? 'fromOn' : 'dueOn', 'date-too-far': 'dueOn', 'beyond-plan': 'dueOn' }
  return {
    ...dates,
    'promoted-before': 'effectiveOn',
    'asked-when': 'askedOn',
    'probation-too-long': 'dueOn',
    'below-unexplained': 'whyBelow',
  }
}
export type DecisionFormValue = z.output<ReturnType<typeof decisionForm>>

export const ConfirmForm = z
  .object({
    intent: z.literal('confirm'),
    verdict: z.enum(['confirmed', 'declined']),
    note: NOTE.default(''),
    askedPerson: z
      .literal('yes')
      .optional()
      .transform((said) => said === 'yes'),
    password: z.string().max(LONGEST.password).default(''),
  })
  .refine(({ verdict, note }) => verdict === 'confirmed' || note !== '', { path: ['note'], error: 'form.required' })

export const NameConfirmerForm = z.object({ intent: z.literal('name-confirmer'), confirmerId: ID, reason: longText(5) })

/** Copied from paper: spaces and capitals make no difference. */
export const CheckForm = z.object({
  number: z.string({ error: 'form.required' }).trim().max(LONGEST.certificateNumber, { error: 'form.too-long' }),
  hash: z.string({ error: 'form.required' }).trim().max(LONGEST.fingerprint, { error: 'form.too-long' }),
})

export const AcknowledgeForm = z.object({
  intent: z.literal('acknowledge'),
  note: NOTE.default(''),
})
export const RefusalForm = z.object({ intent: z.literal('refuse'), note: longText(4) })

export const ModuleForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('start'), moduleId: ID }),
  z.object({
    intent: z.literal('minutes'),
    moduleId: ID,
    minutes: wholeNumber(BOUNDS.moduleMinutes),
  }),
  z.object({ intent: z.literal('quiz'), moduleId: ID, seed: z.string().regex(/^[\w-]{1,64}$/) }),
  z.object({ intent: z.literal('finish'), moduleId: ID }),
])
