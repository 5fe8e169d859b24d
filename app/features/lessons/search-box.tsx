import { Button } from '#app/components/ui/button'
import { Form } from '#app/components/ui/post-form'
import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import { searchMessages } from '#app/i18n/search'
import { LONGEST } from '#app/rules/field-limits'

/** One field and a button; works as a plain form. */
export function SearchBox({ query = '', autoFocus = false }: { query?: string; autoFocus?: boolean }) {
  const words = useMessages(searchMessages)
  const lesson = useMessages(lessonMessages)
  return (
    <Form method="get" action="/search" role="search" className="flex max-w-2xl items-stretch gap-2">
      <label className="min-w-0 flex-1">
        <span className="sr-only">{lesson.searchLabel}</span>
        <input
          key={query}
          type="search"
          name="q"
          defaultValue={query}
          maxLength={LONGEST.search}
          placeholder={lesson.searchLabel}
          autoComplete="off"
          enterKeyHint="search"
          // biome-ignore lint/a11y/noAutofocus: the search page has one purpose
          autoFocus={autoFocus}
          aria-keyshortcuts="/"
          className="block min-h-11 w-full rounded-lg border border-line-strong bg-raised px-3 py-2 text-base text-ink placeholder:text-faint"
        />
      </label>
      <Button icon="search">{words.go}</Button>
    </Form>
  )
}
