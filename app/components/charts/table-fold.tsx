import type { ReactNode } from 'react'
import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'

/** The figures behind a chart, for whoever would rather read than look. */
export function TableFold({ children }: { children: ReactNode }) {
  const ui = useMessages(uiMessages)
  return (
    <details className="mt-2 print:not-open:hidden">
      <summary className="min-h-11 py-3 text-sm text-primary underline">{ui.showTable}</summary>
      <div className="mt-2">{children}</div>
    </details>
  )
}
