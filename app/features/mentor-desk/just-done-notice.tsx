import { Button } from '#app/components/ui/button'
import { Notice } from '#app/components/ui/layout'
import { Form } from '#app/components/ui/post-form'

interface JustDoneNoticeProps {
  said: string
  /** The way back while it is fresh: the hidden field that names what is undone; null once it is too late. */
  undo: { action?: string; name: string; value: string | number; label: string; hint: string } | null
}

/** What the last tap did, with the way back while it is fresh; a plain form. */
export function JustDoneNotice({ said, undo }: JustDoneNoticeProps) {
  return (
    <div role="status">
      <Notice tone="green">
        <p className="font-medium wrap-anywhere">{said}</p>
        {undo ? (
          <Form
            method="post"
            {...(undo.action ? { action: undo.action } : {})}
            className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1"
          >
            <input type="hidden" name="intent" value="undo" />
            <input type="hidden" name={undo.name} value={undo.value} />
            <Button>{undo.label}</Button>
            <span className="text-sm text-grey">{undo.hint}</span>
          </Form>
        ) : null}
      </Notice>
    </div>
  )
}
