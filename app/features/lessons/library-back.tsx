import { Link } from '@remix-run/react'
import { Icon } from '#app/components/ui/icon'
import { libraryMessages } from '#app/i18n/library'
import { useMessages } from '#app/i18n/messages'

export function LibraryBack() {
  return (
    <Link to="/library" className="no-print inline-flex min-h-6 items-center gap-1">
      <Icon name="back" size={16} />
      {useMessages(libraryMessages).library}
    </Link>
  )
}
