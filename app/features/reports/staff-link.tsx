import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'

/** Leads where those go who run the training; whoever was asked to read this one file sees the words alone. */
export function StaffLink({ decides, to, children }: { decides: boolean; to: string; children: ReactNode }) {
  return decides ? <Link to={to}>{children}</Link> : children
}
