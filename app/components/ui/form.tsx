import type { SubmissionResult } from '@conform-to/dom'
import {
  createContext,
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useContext,
} from 'react'
import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import type { Refusal } from '#app/rules/outcome'
import { FormProblem, fixId } from './form-problem'
import { Icon } from './icon'

/** What an action sends back when it does not redirect. */
export interface Reply {
  /** Which form of the page it answers, where a page has several. */
  intent?: string
  submission?: SubmissionResult<string[]>
  refusal?: { reason: Refusal; detail?: string }
  /** What was done for good, where the answer is a page that exists only once; a second press gets the same page. */
  done?: string
}

const ReplyContext = createContext<Reply | undefined>(undefined)

/** Gives the fields inside what the server said about them. With `intent`, only a reply to that form counts. */
export function FormReply({
  reply,
  intent,
  children,
}: {
  reply: Reply | undefined
  intent?: string
  children: ReactNode
}) {
  const mine = intent === undefined || reply?.intent === intent ? reply : undefined
  return (
    <ReplyContext.Provider value={mine}>
      <FormProblem reply={mine} />
      {children}
    </ReplyContext.Provider>
  )
}

function useFieldState(name: string, fallback?: string | number, before: readonly string[] = []) {
  const submission = useContext(ReplyContext)?.submission
  const sent = submission?.initialValue?.[name]
  const errors = submission?.error?.[name] ?? undefined
  // In a form that came back, a box that was not sent was not ticked.
  const ticked = submission?.initialValue ? [sent ?? []].flat().map(String) : before
  return { value: typeof sent === 'string' ? sent : fallback, ticked, errors: errors?.length ? errors : undefined }
}

interface FieldFrame {
  name: string
  label: ReactNode
  hint?: ReactNode
  /** Several fields of one name on a page need ids of their own. */
  id?: string
  /** Says so beside the label; a text that is not optional is required. */
  optional?: boolean
}

const CONTROL =
  'block min-h-11 w-full rounded-lg border border-line-strong bg-raised px-3 py-2 text-base text-ink placeholder:text-faint disabled:border-line disabled:bg-sunken aria-[invalid]:border-red aria-[invalid]:border-2'

function Frame({
  name,
  id,
  label,
  hint,
  errors,
  optional,
  children,
}: {
  name: string
  id: string
  label: ReactNode
  hint?: ReactNode
  errors?: string[] | undefined
  optional?: boolean
  children: ReactNode
}) {
  const words = useMessages(uiMessages)
  return (
    <div id={fixId(name, errors)} className="mb-4">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {optional ? <span className="ml-1 font-normal text-grey">{words.optional}</span> : null}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-sm text-grey">
          {hint}
        </p>
      ) : null}
      {children}
      {errors ? (
        <p id={`${id}-error`} className="mt-1 flex items-start gap-1 text-sm font-medium text-red">
          <Icon name="alert" size={16} className="mt-0.5" />
          {errors.join(' ')}
        </p>
      ) : null}
    </div>
  )
}

function describedBy(
  id: string,
  hint: unknown,
  errors: unknown,
): { 'aria-describedby'?: string; 'aria-invalid'?: true } {
  const ids = [hint ? `${id}-hint` : '', errors ? `${id}-error` : ''].filter(Boolean).join(' ')
  return { ...(ids ? { 'aria-describedby': ids } : {}), ...(errors ? { 'aria-invalid': true as const } : {}) }
}

export function TextField({
  label,
  hint,
  name,
  id = name,
  optional,
  defaultValue,
  ...rest
}: FieldFrame & Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'name'>) {
  const { value, errors } = useFieldState(name, defaultValue as string | number | undefined)
  return (
    <Frame name={name} id={id} label={label} hint={hint} errors={errors} {...(optional ? { optional } : {})}>
      <input
        required={!optional && rest.type !== 'search'}
        {...rest}
        id={id}
        name={name}
        defaultValue={value}
        {...describedBy(id, hint, errors)}
        className={CONTROL}
      />
    </Frame>
  )
}

export function TextArea({
  label,
  hint,
  name,
  id = name,
  optional,
  defaultValue,
  rows = 3,
  ...rest
}: FieldFrame & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'name'>) {
  const { value, errors } = useFieldState(name, defaultValue as string | undefined)
  return (
    <Frame name={name} id={id} label={label} hint={hint} errors={errors} {...(optional ? { optional } : {})}>
      <textarea
        required={!optional}
        {...rest}
        rows={rows}
        id={id}
        name={name}
        defaultValue={value}
        {...describedBy(id, hint, errors)}
        className={CONTROL}
      />
    </Frame>
  )
}

export interface Choice {
  value: string
  label: ReactNode
  hint?: ReactNode
}

export function Select({
  label,
  hint,
  name,
  id = name,
  optional,
  defaultValue,
  choices,
  empty,
  ...rest
}: FieldFrame & { choices: readonly Choice[]; empty?: string } & Omit<
    SelectHTMLAttributes<HTMLSelectElement>,
    'id' | 'name'
  >) {
  const { value, errors } = useFieldState(name, defaultValue as string | undefined)
  return (
    <Frame name={name} id={id} label={label} hint={hint} errors={errors} {...(optional ? { optional } : {})}>
      <select {...rest} id={id} name={name} defaultValue={value} {...describedBy(id, hint, errors)} className={CONTROL}>
        {empty === undefined ? null : <option value="">{empty}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Frame>
  )
}

/** Radio buttons or check boxes with one legend. */
export function Choices({
  label,
  hint,
  name,
  id = name,
  type = 'radio',
  choices,
  defaultValue = [],
  sideBySide = false,
}: FieldFrame & {
  type?: 'radio' | 'checkbox'
  choices: readonly Choice[]
  defaultValue?: readonly string[]
  /** Up to four short choices share a line where there is room. */
  sideBySide?: boolean
}) {
  const { ticked: chosen, errors } = useFieldState(name, undefined, defaultValue)
  return (
    <fieldset
      id={fixId(name, errors)}
      className="mb-4"
      aria-describedby={describedBy(id, hint, errors)['aria-describedby']}
    >
      <legend className="mb-1 font-medium">{label}</legend>
      {hint ? (
        <p id={`${id}-hint`} className="mb-1 text-sm text-grey">
          {hint}
        </p>
      ) : null}
      {errors ? (
        <p id={`${id}-error`} className="mb-1 text-sm font-medium text-red">
          {errors.join(' ')}
        </p>
      ) : null}
      <div className={`grid gap-2 ${sideBySide ? 'sm:grid-cols-2 lg:grid-cols-4' : ''}`}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex min-h-11 items-start gap-3 rounded-lg border border-line bg-raised px-3 py-2 has-[:checked]:border-primary has-[:checked]:bg-primary-soft"
          >
            <input
              type={type}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              className="mt-1 size-5 shrink-0 accent-primary"
            />
            <span>
              {choice.label}
              {choice.hint ? <span className="block text-sm text-grey">{choice.hint}</span> : null}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

export function Checkbox({
  name,
  label,
  value = 'on',
  defaultChecked,
  id = name,
}: {
  name: string
  label: ReactNode
  value?: string
  defaultChecked?: boolean
  id?: string
}) {
  const { ticked, errors } = useFieldState(name, undefined, defaultChecked ? [value] : [])
  return (
    <div id={fixId(name, errors)} className="mb-4">
      <label htmlFor={id} className="flex min-h-11 items-start gap-3 py-2">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={ticked.includes(value)}
          className="mt-0.5 size-5 shrink-0 accent-primary"
          {...describedBy(id, undefined, errors)}
        />
        <span>{label}</span>
      </label>
      {errors ? (
        <p id={`${id}-error`} className="text-sm font-medium text-red">
          {errors.join(' ')}
        </p>
      ) : null}
    </div>
  )
}
