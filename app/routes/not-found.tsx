import { notFound } from '#app/http/auth.server'

/** An address nobody knows. As a route of its own it gets the reader's language from the root, which a bare 404 does not. */
export function loader() {
  throw notFound()
}

export default function NotFoundPage() {
  return null
}
