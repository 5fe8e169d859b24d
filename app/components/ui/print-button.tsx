import { useMessages } from '#app/i18n/messages'
import { uiMessages } from '#app/i18n/ui'
import { Button } from './button'

/** Printing needs a script, so the button shows only where scripts run. */
export function PrintButton() {
  const words = useMessages(uiMessages)
  return (
    <Button type="button" icon="print" className="needs-script max-sm:hidden" onClick={() => window.print()}>
      {words.print}
    </Button>
  )
}
