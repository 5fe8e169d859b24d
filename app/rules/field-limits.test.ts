// Lengths and bounds stand in one table; a number written beside a field would be right until one of the two changes.
import { expect, it } from 'vitest'

const views = import.meta.glob<string>('/app/**/*.tsx', { query: '?raw', import: 'default', eager: true })
const forms = import.meta.glob<string>(['/app/**/*-forms.ts', '/app/features/activities/types/*/definition.ts'], {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Every tag of these names with its attributes. */
function tagsOf(source: string, names: string): string[] {
  return [...source.matchAll(new RegExp(`<(?:${names})\\b(?:=>|[^>])*?/?>`, 'g'))].map(([tag]) => tag)
}

const found = Object.entries(views).flatMap(([file, source]) =>
  tagsOf(source, 'TextField|TextArea|input|textarea').map((tag) => ({ file, tag })),
)
const NO_TEXT =
  /type="(?:number|date|time|password|file|hidden|radio|range|checkbox|submit)"|inputMode="decimal"|type=\{/
/** The fields of the kit hand on what they are given. */
const KIT = '/app/components/ui/form.tsx'

it('views are found', () => {
  expect(found.length).toBeGreaterThan(60)
})

it('no view writes a bound by hand', () => {
  expect(found.filter(({ tag }) => /\b(?:maxLength|minLength|min|max)=\{-?\d/.test(tag))).toEqual([])
})

it('every text field of a view says how long it may be', () => {
  const open = found.filter(({ file, tag }) => file !== KIT && !NO_TEXT.test(tag) && !tag.includes('maxLength={'))
  expect(open).toEqual([])
})

it('a form writes no length by hand that people could write', () => {
  const written = Object.entries(forms).flatMap(([file, source]) =>
    [...source.matchAll(/(?:(?:safe|optional)Text|reasonOf)\((?:\d+, )?([\d_]+)\)/g)].map(
      ([call]) => `${file} ${call}`,
    ),
  )
  expect(Object.keys(forms).length).toBeGreaterThan(15)
  expect(written).toEqual([])
})
