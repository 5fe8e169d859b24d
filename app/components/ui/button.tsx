import { Link, type LinkProps } from '@remix-run/react'
import { type ButtonHTMLAttributes, createContext, useContext } from 'react'
import { Icon, type IconName } from './icon'

type Look = 'primary' | 'plain' | 'quiet' | 'danger'

const BASE =
  'inline-flex min-h-11 items-center justify-center gap-2 rounded-lg px-4 py-2 text-base font-medium no-underline transition-colors disabled:opacity-60 aria-disabled:opacity-60'
const LOOKS: Record<Look, string> = {
  primary: 'bg-primary text-on-primary hover:bg-primary-strong',
  plain: 'border border-line-strong bg-raised text-ink hover:bg-sunken',
  quiet: 'text-primary hover:bg-sunken',
  danger: 'border border-red bg-raised text-red hover:bg-red-soft',
}

interface Shared {
  look?: Look
  icon?: IconName
}

/** While its form is under way a button looks still, and keeps the focus; that nothing is sent twice is the form's care. */
export const SendingContext = createContext(false)

export function Button({
  look = 'plain',
  icon,
  className = '',
  children,
  ...rest
}: Shared & ButtonHTMLAttributes<HTMLButtonElement>) {
  const isSending = useContext(SendingContext)
  return (
    <button
      type="submit"
      {...(isSending ? { 'aria-disabled': true } : {})}
      {...rest}
      className={`${BASE} ${LOOKS[look]} ${className}`}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  )
}

export function LinkButton({ look = 'plain', icon, className = '', children, ...rest }: Shared & LinkProps) {
  return (
    <Link {...rest} className={`${BASE} ${LOOKS[look]} ${className}`}>
      {icon ? <Icon name={icon} /> : null}
      {children}
    </Link>
  )
}
